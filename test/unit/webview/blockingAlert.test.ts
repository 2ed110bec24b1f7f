import { describe, expect, test } from 'vitest';
import { blockingAlert } from '../../../webview/blockingAlert';
import { row, view } from './views';

describe('what is spoken when the loop is blocked', () => {
  const calm = view([row({ key: 1 })]);
  const counts = { ...calm.counts, blocking: 1 };
  const blocked = view([row({ key: 1 }), row({ key: 2, name: 'parse', state: 'blocking' })], { counts });

  test('names the task, once each time', () => {
    expect(blockingAlert(calm, blocked)).toBe('parse is blocking the event loop.');
    expect(blockingAlert(blocked, blocked)).toBeUndefined();
    expect(blockingAlert(calm, calm)).toBeUndefined();
    expect(blockingAlert(blocked, calm)).toBe('');
  });

  test('says so of another process too, and without a row', () => {
    expect(blockingAlert({ ...blocked, process: 2 }, blocked)).toBe('parse is blocking the event loop.');
    expect(blockingAlert(undefined, view([], { counts }))).toBe('The event loop is blocked.');
  });
});
