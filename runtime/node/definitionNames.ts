import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RawFrame } from '../protocol/messages';
import { copied } from './copied';
import { Memo } from './memo';
import { framesOf, type Place, toSource } from './places';

/** Places whose names are remembered; past that they are worked out afresh. */
const MAX_REMEMBERED = 10_000;

/** Larger files are generated; their lines say nothing. */
const MAX_SOURCE_BYTES = 4 * 1024 * 1024;

/** How much of the line before the call is looked at. */
const MAX_TEXT = 300;

const NAME = String.raw`([\p{ID_Start}$_#][\p{ID_Continue}$]*)`;

/** The call itself, up to where V8 places it: `coro`, `asyncio.coro` or the `(0, asyncio_1.coro)` of compilers. */
const CALLEE = String.raw`\s*(?:\(0,\s*)?[\w$.]*\)?$`;

/** `main =`, `main:` and `app.main =`, where `main` is not the end of a type. */
const PLAIN = new RegExp(String.raw`(?<![\p{ID_Continue}$#]|[:?>|&]\s*)${NAME}\s*[=:]${CALLEE}`, 'u');

/** `const main: Main =`, and so in a class. */
const TYPED = new RegExp(
  String.raw`(?:\b(?:const|let|var|static|readonly|public|protected|private)\s+|^\s*|[{;]\s*)${NAME}\s*:.*=${CALLEE}`,
  'u',
);

/** Names functions that have no name by what they are assigned to, as the source says: each place is looked up once. */
export class DefinitionNames {
  readonly #names = new Memo<string>(MAX_REMEMBERED);
  #file = '';
  #lines: readonly string[] = [];

  /** @param place where the function was defined; unknown to V8, it is `<anonymous>` */
  at(place: Place): string {
    const [frame] = framesOf(place);
    if (!frame) return '<anonymous>';
    return this.#names.of(frame.join(':'), () => this.#nameAt(frame));
  }

  #nameAt(frame: RawFrame): string {
    const [file, line, column] = toSource(frame);
    const text = this.#line(file, line).slice(Math.max(0, column - 1 - MAX_TEXT), column - 1);
    return copied((PLAIN.exec(text) ?? TYPED.exec(text))?.[1] ?? `${path.basename(file)}:${line}`);
  }

  #line(file: string, line: number): string {
    if (file !== this.#file) {
      this.#file = file;
      this.#lines = linesOf(file);
    }
    return this.#lines[line - 1] ?? '';
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return statSync(file).size > MAX_SOURCE_BYTES ? [] : readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
