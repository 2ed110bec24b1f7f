import { beforeEach, expect, test } from 'vitest';
import { RULES } from '../../../runtime/inspector/findings/rules';
import { Process } from '../../../runtime/inspector/process';
import type { ViewQuery } from '../../../runtime/inspector/view';
import { Viewer } from '../../../runtime/inspector/viewer';
import { CAUSES, OUTCOMES, WAITS } from '../../../runtime/protocol/records';
import { frame, hello, record } from './agent';

let process: Process;
let viewer: Viewer;

beforeEach(() => {
  process = new Process(1, hello(), RULES);
  viewer = new Viewer();
  process.addStrings([
    [1, 'main'],
    [2, 'worker'],
    [3, 'stray'],
  ]);
  process.addStacks([[1, [frame('/work/app/server.py', 5, 'main')]]]);
  process.add(record('taskCreated', { task: 1, name: 1, stack: 1 }));
  process.add(record('taskCreated', { task: 2, parent: 1, name: 2 }));
  process.add(record('taskCreated', { task: 3, name: 3 }));
});

const view = (query: Partial<ViewQuery> = {}, now = 2_000) => {
  viewer.ask({ filter: '', collapsed: [], first: 0, count: 100, ...query });
  return viewer.view([process], now);
};
const names = (query?: Partial<ViewQuery>, now?: number) =>
  view(query, now).rows.items.map(({ depth, name }) => '  '.repeat(depth) + name);
const key = (number: number) => process.task(number)!.key;

test('the tree is by who started whom', () => {
  expect(names()).toEqual(['main', '  worker', 'stray']);
  expect(names({ collapsed: [key(1)] })).toEqual(['main', 'stray']);
});

test('a filter leaves what matches, with its ancestors', () => {
  process.add(record('taskWaiting', { task: 2, wait: WAITS.sleep }));
  expect(names({ filter: 'SLEEP wor' })).toEqual(['main', '  worker']);
  expect(names({ filter: 'nothing' })).toEqual([]);
});

test('a window past the end shows the last rows', () => {
  expect(names({ first: 99, count: 2 })).toEqual(['stray']);
});

test('the states follow the records', () => {
  const states = () => view().rows.items.map(({ state }) => state);
  expect(states()).toEqual(['ready', 'ready', 'ready']);
  process.add(record('taskWaiting', { task: 1, wait: WAITS.task, other: 2 }));
  process.add(record('cancelRequested', { task: 2, by: 1, cause: CAUSES.explicit }));
  process.add(record('slowCallback', { task: 3, episode: 1, elapsed: 200_000, ongoing: 1 }));
  expect(states()).toEqual(['waiting', 'cancelling', 'blocking']);
  expect(view().counts).toMatchObject({ live: 3, blocking: 1 });
  process.add(record('taskDone', { task: 2, outcome: OUTCOMES.cancelled }));
  process.add(record('taskDone', { task: 3, outcome: OUTCOMES.failed }));
  expect(states()).toEqual(['waiting', 'cancelled', 'failed']);
});

test('ended tasks leave after a while, and their children move up', () => {
  process.add(record('taskDone', { task: 1, outcome: OUTCOMES.finished, t: 2_000 }));
  expect(names({}, 11_000)).toEqual(['main', '  worker', 'stray']);
  expect(names({}, 12_001)).toEqual(['stray', 'worker']);
});

test('after its end a process shows what was last seen', () => {
  process.add(record('taskDone', { task: 1, outcome: OUTCOMES.finished, t: 2_000 }));
  process.add(record('lag', { lag: 90_000, t: 3_000 }));
  process.end(false, 3_500);
  expect(names({}, 99_000)).toEqual(['main', '  worker', 'stray']);
  const { now, processes, lag } = view({}, 99_000);
  expect(processes).toMatchObject([{ state: 'killed' }]);
  expect([now, lag.history.at(-1)]).toEqual([3_500, 90]);
});

test('while a debugger holds a process, nothing leaves and no lag passes', () => {
  process.add(record('taskDone', { task: 1, outcome: OUTCOMES.finished, t: 2_000 }));
  process.add(record('lag', { lag: 90_000, t: 3_000 }));
  process.setStopped(true, 3_500);
  expect(names({}, 99_000)).toEqual(['main', '  worker', 'stray']);
  expect(view({}, 99_000)).toMatchObject({ now: 3_500, lag: { now: 90 } });
});

test('the details of a task that is folded away are still told', () => {
  const folded = view({ selected: key(2), collapsed: [key(1)] });
  const parent = { key: key(1), name: 'main' };
  expect(folded.details).toMatchObject({ name: 'worker', parent, path: [key(1)], state: 'ready' });
  expect(folded.rows.selectedIndex).toBeUndefined();
  expect(view({ selected: key(2), first: 2 }).rows.selectedIndex).toBe(1);
});

test('the line of a task is where it waits, else where it was started, else none', () => {
  const line = (number: number) => view({ selected: key(number) }).details!.location?.line;
  expect([line(1), line(2)]).toEqual([5, undefined]);
  process.addStacks([[2, [frame('/x/site-packages/a.py', 7)]]]);
  process.add(record('taskWaiting', { task: 1, wait: WAITS.sleep, stack: 2 }));
  expect(line(1)).toBe(7);
});

test('the newest live process is shown unless another is asked for', () => {
  const other = new Process(2, hello({ pid: 5 }), RULES);
  viewer.ask({ filter: '', collapsed: [], first: 0, count: 1 });
  expect(viewer.view([process, other], 0).process).toBe(2);
  other.end(true);
  expect(viewer.view([process, other], 0).process).toBe(1);
  viewer.ask({ process: 2, filter: '', collapsed: [], first: 0, count: 1 });
  expect(viewer.view([process, other], 0).process).toBe(2);
  expect(viewer.view([], 0)).toMatchObject({ processes: [], rows: { total: 0 } });
});

test('lag is kept second by second for a minute', () => {
  process.add(record('lag', { lag: 30_000, t: 60_000 }));
  process.add(record('lag', { lag: 90_000, t: 60_500 }));
  process.add(record('lag', { lag: 20_000, t: 60_900 }));
  process.add(record('lag', { lag: 10_000, t: 61_000 }));
  const { lag } = view({}, 61_900);
  expect(lag.history).toHaveLength(60);
  expect(lag.history.slice(-3)).toEqual([0, 90, 10]);
  expect(lag.now).toBe(90);
  expect(view({}, 200_000).lag).toMatchObject({ now: 0 });
});
