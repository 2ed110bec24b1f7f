import { expect, test, vi } from 'vitest';
import { guarded } from '../../../runtime/node/guarded';

class Listener {
  readonly heard: unknown[] = [];
  get isOver() {
    return this.heard.length > 1;
  }
  hear(...all: unknown[]) {
    this.heard.push(...all);
    return all.length;
  }
  fail(): string {
    throw new Error('of ours');
  }
  failToo(): number {
    throw new Error('of ours');
  }
}

test('methods that fail return what stands in for them, all others are as before', () => {
  const listener = guarded(new Listener(), { fail: () => 'instead' });
  expect(listener.fail()).toBe('instead');
  expect(listener.failToo()).toBeUndefined();
  listener.hear(1, 2, 3, 4, 5);
  expect(listener.heard).toEqual([1, 2, 3, 4, 5]);
  expect(listener.isOver).toBe(true);
});

test('a fault is written where that is asked for', () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  const listener = guarded(new Listener(), {});
  listener.fail();
  vi.stubEnv('LOOPSCOPE_AGENT_FAULTS', '1');
  listener.fail();
  vi.unstubAllEnvs();
  expect(written.mock.calls).toEqual([[new Error('of ours')]]);
  written.mockRestore();
});
