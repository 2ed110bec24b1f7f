import { expect, test } from 'vitest';
import { coroutineBeside } from '../../../webview/taskName';

test.each([
  ['main', 'main', undefined],
  ['main', '', undefined],
  ['handle #31', 'handle', undefined],
  ['run #4', 'Consumer.run', 'Consumer.run'],
  ['warm up', 'fetch', 'fetch'],
])('beside the name %j, the coroutine %j is shown as %j', (name, coroutine, shown) => {
  expect(coroutineBeside({ name, coroutine })).toBe(shown);
});
