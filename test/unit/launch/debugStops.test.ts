/** What debuggers say, and what the inspector is told of it. */
import { expect, test, vi } from 'vitest';
import { DebugStops } from '../../../extension/launch/debugStops';

vi.mock('vscode', () => ({}));

function track(evaluate: () => Promise<unknown>) {
  const told: Array<readonly [number, boolean]> = [];
  const inspector = { setStopped: (pid: number, isStopped: boolean) => told.push([pid, isStopped]) };
  const session = { customRequest: vi.fn(evaluate) };
  const tracker = new DebugStops(inspector as never).createDebugAdapterTracker(session as never);
  const say = (event: string, body: object = {}) => tracker.onDidSendMessage!({ type: 'event', event, body });
  const answer = (command: string, success = true) =>
    tracker.onDidSendMessage!({ type: 'response', command, success });
  const all = async () => {
    await new Promise(setImmediate);
    return told;
  };
  return { tracker, session, say, answer, all };
}

test('a debugger that tells its process is not asked', async () => {
  const { say, all, session } = track(() => Promise.reject(new Error('unknown')));
  say('process', { systemProcessId: 41 });
  say('stopped');
  say('continued');
  expect(await all()).toEqual([
    [41, true],
    [41, false],
  ]);
  expect(session.customRequest).not.toHaveBeenCalled();
});

test('one that does not is asked at each stop, by which the tasks are told too', async () => {
  const { say, answer, all, session } = track(async () => ({ result: '42' }));
  say('stopped');
  answer('next');
  say('stopped');
  answer('continue', false);
  answer('stackTrace');
  expect(await all()).toEqual([
    [42, true],
    [42, false],
    [42, true],
  ]);
  expect(session.customRequest).toHaveBeenCalledTimes(2);
  expect(session.customRequest).toHaveBeenCalledWith('evaluate', {
    expression: expect.stringContaining('.stopped()'),
    context: 'watch',
  });
});

test('the end of the session is no stop that goes on', async () => {
  const { tracker, say, all } = track(async () => ({ result: '42' }));
  say('stopped');
  tracker.onWillStopSession!();
  tracker.onExit!(0, undefined);
  expect(await all()).toEqual([
    [42, true],
    [42, false],
  ]);
});

test('a process that nobody names is left alone', async () => {
  const { say, all } = track(() => Promise.reject(new Error('not supported')));
  say('stopped');
  expect(await all()).toEqual([]);
});
