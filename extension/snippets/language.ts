/** What the snippets of a language need to know about it. */
import { pythonImports } from './pythonImports';
import type { Fragment, Insertion, Snippet } from './snippet';
import { typescriptImports } from './typescriptImports';

/** A language that has snippets. */
export interface SnippetLanguage {
  /** The file of its snippets. */
  readonly file: string;
  /** A line after which the next one is indented more. */
  readonly blockStart: RegExp;
  /** What to insert into a file with this text, so that it imports all of these. */
  imports(text: string, wanted: readonly string[]): Insertion[];
  /** The fragment as a program of its own. */
  program(fragment: Fragment): Fragment;
}

// 9: the name of the program is the last tab stop, behind those of the snippet.
const PYTHON_PROGRAM = {
  before: [`async def \${9:main}():`],
  after: ['', '', 'if __name__ == "__main__":', '\tasyncio.run($9())'],
};
const TYPESCRIPT_PROGRAM = {
  before: [`const \${9:main} = coro(async function $9() {`],
  after: ['});', '', 'await run($9());'],
};

const TYPESCRIPT: Omit<SnippetLanguage, 'file'> = {
  blockStart: /^(?!\s*(?:\*|\/\/)).*[:{([](?:\s+\/\/.*)?\s*$/,
  imports: typescriptImports,
  program: (fragment) => program(fragment, TYPESCRIPT_PROGRAM, ['coro', 'run']),
};

/** By VS Code's ids of the languages. */
export const LANGUAGES: ReadonlyMap<string, SnippetLanguage> = new Map([
  [
    'python',
    {
      file: 'python.json',
      blockStart: /^[^#]*[:{([]\s*(?:#.*)?$/,
      imports: pythonImports,
      program: (fragment: Fragment) => program(fragment, PYTHON_PROGRAM, ['asyncio']),
    },
  ],
  ['typescript', { file: 'typescript.json', ...TYPESCRIPT }],
  ['javascript', { file: 'javascript.json', ...TYPESCRIPT }],
]);

/** What a command inserts at the top level of a file, or else in a body. */
export function fragmentFor(snippet: Snippet, language: SnippetLanguage, isTopLevel: boolean): Fragment {
  return isTopLevel && snippet.place !== 'module' ? language.program(snippet) : snippet;
}

function program(
  { imports, body }: Fragment,
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
  needed: readonly string[],
): Fragment {
  return {
    imports: [...new Set([...imports, ...needed])].sort((a, b) => a.localeCompare(b, 'en')),
    body: [...before, ...body.map((line) => line && `\t${line}`), ...after],
  };
}
