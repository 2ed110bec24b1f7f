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
  deadlock_lock_and_task: 'a deadlocked task is told as stuck as well',
  deadlock_same_lock_twice: 'a lock that waits for its own holder is not seen',
  deadlock_three_locks: 'a deadlocked task is told as stuck as well',
  deadlock_through_wait: 'a wait for one task is not taken as an edge',
  deadlock_two_locks: 'a deadlocked task is told as stuck as well',
  lock_held_long: 'a holder that has just ended is taken for one that forgot to release',
  many_short_tasks: 'a task at the address of a former one is taken for lost',
  never_awaited_thread: 'a thread without a loop does not note where coroutines are made',
  saturated_by_own_jobs: 'where a pool was made is not known',
  saturated_default_executor: 'a job without a task of its own names no line',
  saturated_file_writes: 'where a pool was made is not known',
  saturated_long_polls: 'where a pool was made is not known',
  slow_json_dump: 'one call of C that holds the interpreter is seen too late',
  slow_regular_expression: 'one call of C that holds the interpreter is seen too late',
  slow_sorting: 'one call of C that holds the interpreter is seen too late',
  starved_call_soon_flood: 'there is no rule',
  starved_many_small_tasks: 'there is no rule',
  stuck_barrier: 'there is no reason known why it should end',
  stuck_condition_not_notified: 'there is no reason known why it should end',
  stuck_event_never_set: 'there is no reason known why it should end',
  stuck_future_without_producer: 'there is no reason known why it should end',
  stuck_lock_not_released: 'a lock or semaphore that was acquired by hand has no known holder',
  stuck_one_of_siblings: 'there is no reason known why it should end',
  stuck_pool_of_connections: 'a lock or semaphore that was acquired by hand has no known holder',
  unclosed_loop: 'where a loop was made is not known',
  unretrieved_second_of_two: 'it is collected when the interpreter ends, after the agent',
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
