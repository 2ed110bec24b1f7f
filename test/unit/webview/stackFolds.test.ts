import { describe, expect, test } from 'vitest';
import { foldStack } from '../../../webview/stackFolds';
import { frame } from './views';

describe('a stack', () => {
  const user = frame();
  const library = frame({ isUser: false, file: '/usr/lib/python3/locks.py' });

  test('folds each run of library frames', () => {
    expect(foldStack([library, library, user, library])).toEqual([
      { isFolded: true, frames: [library, library] },
      { isFolded: false, frames: [user] },
      { isFolded: true, frames: [library] },
    ]);
  });

  test('is shown whole if all of it is the library’s', () => {
    expect(foldStack([library, library])).toEqual([{ isFolded: false, frames: [library, library] }]);
    expect(foldStack([])).toEqual([]);
  });
});
