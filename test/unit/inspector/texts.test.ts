import { expect, test } from 'vitest';
import { LATEST_TEXTS, Texts } from '../../../runtime/inspector/texts';

test('texts that are always new leave the latest, and those that are still named', () => {
  const texts = new Texts();
  for (let id = 1; id <= 5 * LATEST_TEXTS; id++) {
    texts.set(id, `text ${id}`);
    if (id % 1000 === 0) expect(texts.get(1)).toBe('text 1');
  }
  const latest = Array.from({ length: LATEST_TEXTS }, (_, at) => 4 * LATEST_TEXTS + at + 1);
  for (const id of latest) expect(texts.get(id)).toBe(`text ${id}`);
  expect(texts.get(2)).toBe('');
});

test('a number that is given again means the new text', () => {
  const texts = new Texts();
  texts.set(1, 'old');
  for (let id = 2; id <= LATEST_TEXTS + 1; id++) texts.set(id, '');
  texts.set(1, 'new');
  expect(texts.get(1)).toBe('new');
});
