/** What the fixes must know of a file's syntax. Whoever isn't sure of what is there gets `undefined`, and offers no fix. */

export type Language = 'python' | 'typescript';

/** A change within one line. Lines and columns count from 0; a `text` that ends in `\n`, at column 0, is lines before it. */
export interface Edit {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A finding as a fix knows it. */
export interface Marked {
  readonly id: string;
  readonly message: string;
}

/** What makes a finding go away; `undefined` where that isn't sure. `line` is the marked one, from 0. */
export type Fix = (code: Code, line: number, finding: Marked) => Edit[] | undefined;

/** A line that is one statement, and that statement a call: `task = group.create_task(job())`. */
export interface Call {
  readonly indent: string;
  /** The name that its value goes to. */
  readonly assigned: string | undefined;
  readonly isReturned: boolean;
  readonly callee: string;
  /** Columns: of the callee, behind the opening bracket, and of the closing one. */
  readonly from: number;
  readonly open: number;
  readonly close: number;
}

interface Bracket {
  readonly line: number;
  readonly column: number;
  readonly char: string;
}

const NOT_CODE: Record<Language, RegExp> = {
  python:
    /#.*|("""|''')(?:\\[\s\S]|[\s\S])*?(?:\1|$(?![\s\S]))|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/g,
  typescript:
    /\/\/.*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?|(?<=[(,=:[!&|?{};\n]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g,
};

const CALL =
  /^(\s*)(?:(return)\s+|(?:(?:const|let|var)\s+)?([A-Za-z_$][\w$]*)(?:\s*:[^=()]+)?\s*=\s*)?([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\(/;

const CONTROL =
  /(?:^|\b(?:if|for|while|switch)\s*\(.*\)|\b(?:else|try|finally|do)|\bcatch\s*(?:\(.*\))?)\s*$/;

export class Code {
  /** The lines with strings as `"` from end to end and comments as blanks; one whose string goes on is longer by one. */
  readonly blanked: readonly string[];

  constructor(
    readonly language: Language,
    readonly lines: readonly string[],
  ) {
    this.blanked = lines.join('\n').replace(NOT_CODE[language], blank).split('\n');
  }

  /** The call that the line consists of. */
  call(line: number): Call | undefined {
    return this.#call(line, line);
  }

  /** The call that begins on the line, and may go on over the next ones. */
  longCall(line: number): Omit<Call, 'close'> | undefined {
    let last = line;
    const outside = this.brackets(line).length;
    while (last + 1 < this.lines.length && this.brackets(last + 1).length > outside) last++;
    return this.#call(line, last);
  }

  #call(line: number, last: number): Call | undefined {
    const text = this.#statement(line, last);
    const match = text === undefined ? null : CALL.exec(text);
    if (text === undefined || !match) return undefined;
    const [whole, indent, returned, assigned, callee] = match;
    const open = whole.length;
    const close = closing(text, open - 1);
    if (close !== text.length - 1) return undefined;
    const from = open - 1 - callee!.length;
    return {
      indent: indent!,
      assigned,
      isReturned: returned !== undefined,
      callee: callee!,
      from,
      open,
      close,
    };
  }

  /** The text of the arguments between two columns. */
  arguments(line: number, from: number, to: number): string[] {
    const text = this.blanked[line]!;
    const found: string[] = [];
    let start = from;
    let depth = 0;
    for (let at = from; at <= to; at++) {
      if (isOpening(text[at]!)) depth++;
      else if (at < to && isClosing(text[at]!)) depth--;
      if (at < to && (text[at] !== ',' || depth > 0)) continue;
      const argument = this.lines[line]!.slice(start, at).trim();
      if (argument) found.push(argument);
      start = at + 1;
    }
    return found;
  }

  /** Whether the function around the line may await. */
  isInAsync(line: number): boolean {
    return this.language === 'python'
      ? /^\s*async\b/.test(this.blanked[this.definition(line) ?? -1] ?? '')
      : this.#isInAsyncFunction(line);
  }

  /** Python: the line of the `def` around a line. */
  definition(line: number): number | undefined {
    const found = this.#outwards(line, (text) => /^\s*(?:(?:async\s+)?def|class)\b/.test(text));
    return found !== undefined && /\bclass\b/.test(this.blanked[found]!) ? undefined : found;
  }

  /** Python: the line that opens the block around a line. */
  header(line: number): number | undefined {
    return this.#outwards(line, () => true);
  }

  /** Python: the lines of the block below its header; the last one is code. */
  block(header: number): { readonly first: number; readonly last: number } | undefined {
    const indentation = indentationOf(this.blanked[header]!);
    const isCode = (at: number) => this.blanked[at]!.trim() !== '';
    let last = header;
    for (let at = header + 1; at < this.blanked.length; at++) {
      if (!isCode(at)) continue;
      if (indentationOf(this.blanked[at]!) <= indentation && this.brackets(at).length === 0) break;
      last = at;
    }
    const first = this.blanked.findIndex((_, at) => at > header && isCode(at));
    return last > header ? { first, last } : undefined;
  }

  /** Python: the first line of the definition, with its decorators, that holds the line and has no indentation. */
  outermost(line: number): number | undefined {
    let at = line;
    while (at >= 0 && !/^[\w@]/.test(this.blanked[at]!)) at--;
    if (at < 0 || !/^(?:def|async|class)\b/.test(this.blanked[at]!)) return undefined;
    while (at > 0 && this.blanked[at - 1]!.startsWith('@')) at--;
    return at;
  }

  /** Whether a word is anywhere in the code. */
  has(word: string): boolean {
    return this.blanked.some((text) => new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(text));
  }

  /** The brackets that are open where the line begins, outermost first. */
  brackets(line: number): Bracket[] {
    const open: Bracket[] = [];
    for (let at = 0; at < line; at++) {
      for (const { 0: char, index: column } of this.blanked[at]!.matchAll(/[()[\]{}]/g)) {
        if (isOpening(char)) open.push({ line: at, column, char });
        else open.pop();
      }
    }
    return open;
  }

  /** The line on which a bracket is closed. */
  end({ line, column }: Bracket): number | undefined {
    let depth = 0;
    for (let at = line; at < this.blanked.length; at++) {
      for (const { 0: char, index } of this.blanked[at]!.matchAll(/[()[\]{}]/g)) {
        if (at === line && index < column) continue;
        depth += isOpening(char) ? 1 : -1;
        if (depth === 0) return at;
      }
    }
    return undefined;
  }

  /** The lines up to their end, without `;`, if they are one whole statement. */
  #statement(line: number, last: number): string | undefined {
    const lines = this.blanked.slice(line, last + 1);
    const text = lines.join('\n').trimEnd();
    if (!text || lines.some((one, at) => one.length > this.lines[line + at]!.length)) return undefined;
    const before = this.blanked.slice(0, line).findLast((other) => other.trim() !== '');
    const end = before?.trimEnd().at(-1) ?? ';';
    const around = this.brackets(line).at(-1)?.char;
    if (this.language === 'python') {
      return around === undefined && end !== '\\' && !text.includes(';') ? text : undefined;
    }
    const isWhole = text.indexOf(';') === text.length - 1 && ';{}'.includes(end);
    return isWhole && (around === undefined || around === '{') ? text.slice(0, -1).trimEnd() : undefined;
  }

  /** Python: the nearest line above that has less indentation, and of those the first that `is` it. */
  #outwards(line: number, is: (text: string) => boolean): number | undefined {
    let indentation = indentationOf(this.blanked[line]!);
    for (let at = line - 1; at >= 0; at--) {
      const text = this.blanked[at]!;
      if (/^\s*(?:[)\]}"]|$)/.test(text) || indentationOf(text) >= indentation) continue;
      if (is(text)) return at;
      indentation = indentationOf(text);
    }
    return undefined;
  }

  #isInAsyncFunction(line: number): boolean {
    for (const bracket of this.brackets(line).reverse()) {
      if (bracket.char !== '{') continue;
      const header = this.blanked[bracket.line]!.slice(0, bracket.column).split(/[{;]/).at(-1)!;
      if (!CONTROL.test(header.replace(/^\s*}/, ''))) return /\basync\b/.test(header);
    }
    return false;
  }
}

/** A change that adds text at a column. */
export function insert(line: number, column: number, text: string): Edit {
  return { line, from: column, to: column, text };
}

/** The column of the bracket that closes the one at `open`; -1 if it isn't on this line. */
export function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (isOpening(text[at]!)) depth++;
    else if (isClosing(text[at]!) && --depth === 0) return at;
  }
  return -1;
}

/** How far a line is indented, in characters. */
export function indentationOf(text: string): number {
  return text.length - text.trimStart().length;
}

function blank(token: string): string {
  return /^(?:#|\/[/*])/.test(token)
    ? token.replace(/[^\n]/g, ' ')
    : token.replace(/[^\n]/g, '"').replaceAll('\n', '"\n');
}

function isOpening(char: string): boolean {
  return '([{'.includes(char);
}

function isClosing(char: string): boolean {
  return ')]}'.includes(char);
}
