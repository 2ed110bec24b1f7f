/** Every program of the corpus on the newest CPython: each marked line is found, and nothing else is. Takes about a minute. */
import { expect, test } from 'vitest';
import { findPythons } from '../unit/programs';
import { inParallel } from './parallel';
import { corpus, runsOn } from './program';
import { score } from './score';

/** Programs of which not all is found yet, and why. Nothing is asserted of them. */
const FALLS_SHORT: Record<string, string> = {
  backlog_log_writer: 'queues whose consumer does not wait in get() are not seen',
  backlog_slow_subscriber: 'queues whose consumer does not wait in get() are not seen',
  backlog_unbounded_queue: 'queues whose consumer does not wait in get() are not seen',
  slow_json_dump: 'one call of C that holds the interpreter is seen too late',
  slow_regular_expression: 'one call of C that holds the interpreter is seen too late',
  slow_sorting: 'one call of C that holds the interpreter is seen too late',
  starved_call_soon_flood: 'there is no rule',
  starved_many_small_tasks: 'there is no rule',
  stuck_barrier: 'its caller waits with a timeout, and may end it then',
  stuck_condition_not_notified: 'its caller waits with a timeout, and may end it then',
  stuck_event_never_set: 'a program may wait for an event for ever on purpose',
  stuck_lock_not_released: 'its caller waits with a timeout, and may end it then',
  stuck_one_of_siblings: 'no rule compares a task with those that came through the same line',
  stuck_pool_of_connections: 'its caller waits with a timeout, and may end it then',
  unretrieved_silenced_by_cancel: "cancel() marks a failed task's exception as seen",
};

const [version, python] = findPythons().at(-1)!;

test(`the findings on CPython ${version}`, { timeout: 300_000 }, async () => {
  const short: Record<string, readonly string[]> = {};
  const programs = corpus().filter((program) => runsOn(program, version) && !(program.name in FALLS_SHORT));
  await inParallel(programs, async (program) => {
    const { missed, wrong, faults, code } = await score(program, python);
    const problems = [
      ...missed.map(({ id, line }) => `${id} at line ${line} was missed`),
      ...wrong.map(({ id, place }) => `${id} at ${place} is wrong`),
      ...faults,
      ...(code === 0 ? [] : [`it ended with ${code}`]),
    ];
    if (problems.length > 0) short[program.name] = problems;
  });
  expect(short).toEqual({});
});
