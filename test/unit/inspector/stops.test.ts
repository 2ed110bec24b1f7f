/** What a debugger's stops do to the model. */
import { beforeEach, expect, test } from 'vitest';
import { RULES } from '../../../runtime/inspector/findings/rules';
import { Process } from '../../../runtime/inspector/process';
import { Stops } from '../../../runtime/inspector/stops';
import { frame, hello, record } from './agent';

let process: Process;
const ids = () => process.findings.all().map(({ id }) => id);
const block = (t: number, elapsed: number, ongoing: 0 | 1, episode = 1) =>
  process.add(record('slowCallback', { t, elapsed: elapsed * 1000, ongoing, episode, loop: 1, stack: 1 }));

beforeEach(() => {
  process = new Process(1, hello(), RULES);
  process.addStacks([[1, [frame('/work/app/server.py', 9)]]]);
  process.add(record('loopStarted', { t: 0, loop: 1 }));
});

test('a step in which the debugger stopped is no finding, whenever it is told', () => {
  process.setStopped(true, 1_000);
  block(2_000, 1_100, 1);
  process.setStopped(false, 9_000);
  block(9_001, 8_100, 0);
  expect(ids()).toEqual([]);
  block(9_400, 300, 0, 2);
  expect(ids()).toEqual(['slow-callback']);
});

test('one that was told before the debugger said so is taken back', () => {
  block(1_000, 120, 1);
  expect(ids()).toEqual(['slow-callback']);
  process.setStopped(true, 1_050);
  expect(ids()).toEqual([]);
  expect(process.blocks).toEqual([]);
  expect(process.findings.takeChanges().removed).toHaveLength(1);
});

test('a long block stays a finding when somebody stops the program to look at it', () => {
  block(1_000, 120, 1);
  block(5_000, 4_120, 1);
  process.setStopped(true, 5_050);
  expect(process.blocks).toEqual([]);
  expect(process.findings.all()).toMatchObject([
    { id: 'slow-callback', count: 1, message: 'This line blocked the event loop for 4.1 s.' },
  ]);
});

test('taking back one of several leaves the others', () => {
  block(1_000, 200, 0);
  block(2_000, 120, 1, 2);
  process.setStopped(true, 2_050);
  expect(process.findings.all()).toMatchObject([{ count: 1 }]);
});

test('what waits while the program is stopped grows no older', () => {
  const seen: number[] = [];
  const watching = {
    id: 'w',
    severity: 'hint',
    title: '',
    watch: () => (now: number) => {
      seen.push(now);
      return [];
    },
  } as const;
  const watched = new Process(2, hello(), [watching]);
  watched.add(record('cost', { t: 1_000 }));
  watched.setStopped(true, 2_000);
  watched.add(record('cost', { t: 60_000 }));
  watched.setStopped(false, 62_000);
  watched.add(record('cost', { t: 63_000 }));
  expect(seen).toEqual([1_000, 3_000]);
});

test('a lag of a time in which it was stopped is not shown', () => {
  process.setStopped(true, 10_000);
  process.setStopped(false, 20_000);
  process.add(record('lag', { t: 20_500, loop: 1, lag: 10_000_000 }));
  process.add(record('lag', { t: 22_500, loop: 1, lag: 50_000 }));
  expect(Math.max(...process.lag.history(23_000))).toBe(50);
});

test('stops that are long past are forgotten', () => {
  const stops = new Stops();
  stops.begin(0);
  stops.end(5_000);
  expect(stops.total(6_000)).toBe(5_000);
  stops.begin(1_000_000);
  stops.end(1_000_010);
  expect(stops.total(1_000_020)).toBe(10);
});
