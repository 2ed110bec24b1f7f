import { describe, expect, test } from 'vitest';
import { fullLocation, shortLocation } from '../../../webview/location';

describe('a location', () => {
  test.each([
    ['/srv/app/server.py', 'server.py:41'],
    ['C:\\app\\server.py', 'server.py:41'],
    ['server.py', 'server.py:41'],
  ])('in %s reads %s', (file, text) => {
    expect(shortLocation({ file, line: 41, column: 0 })).toBe(text);
  });

  test('in full has its column where that is known', () => {
    expect(fullLocation({ file: '/a.py', line: 4, column: 0 })).toBe('/a.py:4');
    expect(fullLocation({ file: '/a.py', line: 4, column: 2 })).toBe('/a.py:4:2');
  });
});
