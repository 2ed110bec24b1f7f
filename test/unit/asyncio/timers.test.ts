import { expect, test } from 'vitest';
import { type Timer, Timers } from '../../../runtime/asyncio/loop/timers';

test('timers are due in order, those of the same time in the order of their adding, without the cancelled ones', () => {
  const timers = new Timers();
  const due: Timer[] = [];
  const cancelled = new Set<Timer>();
  const all = Array.from({ length: 500 }, (_, i) => {
    const isCancelled = () => cancelled.has(timer);
    const timer: Timer = {
      when: (i * 7919) % 100,
      order: 0,
      cancelled: isCancelled,
      due: () => due.push(timer),
    };
    return timer;
  });
  for (const timer of all) timers.add(timer);
  timers.expire(10);
  for (const timer of all.filter(({ when }, i) => when > 10 && i % 3 !== 0)) {
    cancelled.add(timer);
    timers.timerCancelled();
  }
  timers.expire(1000);
  const expected = all.filter((timer) => !cancelled.has(timer)).sort((a, b) => a.when - b.when);
  expect(due).toEqual(expected);
  expect(timers.next()).toBe(undefined);
});
