import { expect, test } from 'vitest';
import { formatDuration } from '../../../webview/duration';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
  [-5, '0 ms'],
  [0.4, '0 ms'],
  [412, '412 ms'],
  [999.9, '999 ms'],
  [SECOND, '1.0 s'],
  [12_449, '12.4 s'],
  [MINUTE - 1, '59.9 s'],
  [MINUTE, '1 min 0 s'],
  [3 * MINUTE + 12_900, '3 min 12 s'],
  [HOUR - 1, '59 min 59 s'],
  [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
  [24 * HOUR - 1, '23 h 59 min'],
  [76 * HOUR, '3 d 4 h'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
