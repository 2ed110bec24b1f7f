import { describe, expect, test } from 'vitest';
import { waitText } from '../../../webview/waitText';
import { NOW, row } from './views';

describe('the wait', () => {
  test('tells the time left, and from then on how late it is', () => {
    const sleeper = row({ key: 1, wait: { text: 'sleep', deadline: NOW + 1240 } });
    expect(waitText(sleeper, NOW)).toBe('sleep · 1.2 s left');
    expect(waitText(sleeper, NOW + 2239)).toBe('sleep');
    expect(waitText(sleeper, NOW + 2240)).toBe('sleep · 1.0 s overdue');
    expect(waitText(sleeper, NOW - 58_000)).toBe('sleep · 59 s left');
    expect(waitText(sleeper, NOW - 3_600_000)).toBe('sleep · 1 h left');
  });

  test('tells how long a task has been blocking, and how long it has been waiting once that is long', () => {
    const wait = { text: 'blocking the loop', since: NOW - 412 };
    expect(waitText(row({ key: 1, state: 'blocking', wait }), NOW)).toBe('blocking the loop · 412 ms');
    const waiter = row({ key: 1, wait: { ...wait, text: 'lock' } });
    expect(waitText(waiter, NOW)).toBe('lock');
    expect(waitText(waiter, NOW + 588)).toBe('lock · for 1.0 s');
    expect(waitText(waiter, NOW + 192_000)).toBe('lock · for 3 min');
  });

  test('names the state where there are no words', () => {
    expect(waitText(row({ key: 1, state: 'ready', wait: { text: '' } }), NOW)).toBe('ready to run');
  });
});
