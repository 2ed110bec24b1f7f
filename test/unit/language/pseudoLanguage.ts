/** A made-up language: each text is the English one between marks, so that what isn't translated is seen. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../../runtime/inspector/findings/rules';

const BUNDLE = path.resolve(import.meta.dirname, '../../../l10n/bundle.l10n.json');

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

/** The bundle of the language: as translators would make it from the English one. */
export function pseudoBundle(): Record<string, string> {
  const english: Record<string, string | { readonly message: string }> = JSON.parse(
    readFileSync(BUNDLE, 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [
      key,
      `⟦${typeof text === 'string' ? text : text.message}⟧`,
    ]),
  );
}

/** The words of a text that are in no language but English; what the program itself is called must have no letters. */
export function untranslated(text: string): string[] {
  let rest = text;
  for (let inner = ''; inner !== rest; ) {
    inner = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return rest.replace(UNIVERSAL, '').match(/\p{L}+|⟦|⟧/gu) ?? [];
}
