/**
 * The snippets are in `python.json` and `typescript.json`, in VS Code's own format; each is in both, under the same name.
 *
 * A snippet is a fragment for the body of a coroutine; with `"place": "module"` it is one for the top level of a
 * module, such as a class. What it needs is apart from it, in `imports`: modules for Python, names of the library for
 * TypeScript. Completion by prefix inserts the fragment as it is. A command adds the imports that are missing, and
 * where there is no coroutine around, at the top level, it puts the fragment into one and runs that.
 */

/** An entry of a snippet file. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly place?: 'module';
  readonly imports: readonly string[];
  /** Indented by tabs. */
  readonly body: readonly string[];
}

/** A snippet file: name → snippet. */
export type Snippets = Readonly<Record<string, Snippet>>;

/** What a command inserts. */
export type Fragment = Pick<Snippet, 'imports' | 'body'>;

/** Text to be inserted at an offset of a file. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** The command that inserts a snippet: `loopscope.insert.createTask` for the prefix `aio-create-task`. */
export function commandFor({ prefix }: Pick<Snippet, 'prefix'>): string {
  const name = prefix.replace(/^aio-/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `loopscope.insert.${name}`;
}
