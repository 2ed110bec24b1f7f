/** A made-up language: each text is the English one between marks, so that what isn't translated is seen. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../../runtime/inspector/findings/rules';

const root = path.resolve(import.meta.dirname, '../../..');

/** Is the same in every language: functions of asyncio, ids of findings, units. */
const NAMES = [
  ...['sleep', 'gather', 'wait', 'accept', 'connect', 'queue.get', 'queue.put', 'queue.join'],
  ...RULES.map(({ id }) => id),
];
const UNITS = ['ms', 's', 'min', 'h', 'd'];
const UNIVERSAL = new RegExp(
  `(?<!\\p{L})(?:${NAMES.join('|')}|(?<=\\d )(?:${UNITS.join('|')}))(?!\\p{L})`,
  'gu',
);

/** A file of English texts as translators would make it for this language. */
export function translated(file: 'l10n/bundle.l10n.json' | 'package.nls.json'): Record<string, string> {
  const english: Record<string, string | { readonly message: string }> = JSON.parse(
    readFileSync(path.join(root, file), 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [
      key,
      `⟦${typeof text === 'string' ? text : text.message}⟧`,
    ]),
  );
}

/** The words of a text that are in no language but English, nor among the program's own. */
export function untranslated(text: string, own: readonly string[] = []): string[] {
  let rest = text;
  for (let inner = ''; inner !== rest; ) {
    inner = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  const words = rest.replace(UNIVERSAL, '').match(/\p{L}+|⟦|⟧/gu) ?? [];
  return words.filter((word) => !own.includes(word));
}

/** For a page: all that it shows or reads out there, texts with what is within them and the attributes that say something. */
export function shownWithin(selector: string): string {
  return `[...document.querySelectorAll('${selector} *')].flatMap((element) => [
    ...['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    [...element.childNodes].some(({ data = '' }) => data.trim()) ? element.textContent : '',
  ])`;
}
