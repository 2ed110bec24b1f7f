import { isMainThread } from 'node:worker_threads';
import type { Coroutine } from '../coroutines/coroutine';
import { CancelledError, KeyboardInterrupt, RuntimeError } from '../errors';
import { gather } from '../tasks/gather';
import { Task } from '../tasks/task';
import { allTasks } from './allTasks';
import { isLoopRunning } from './context';
import { EventLoop } from './loop';

/** How long jobs may take that are in the loop's own pool when the program ends. Milliseconds; as in CPython. */
const EXECUTOR_TIMEOUT_MS = 300_000;

/** How a program is run. */
export interface RunOptions {
  /** Watches the program and reports what is wrong with it, as `LOOPSCOPE_DEBUG=1` does. */
  readonly debug?: boolean;
}

/**
 * Runs a program: makes a loop, runs `main` in it, cancels the tasks that are left and waits for them, waits for the
 * jobs of the loop's own threads (five minutes at most), and closes the loop. Throws what `main` throws;
 * {@link RuntimeError} if a loop runs already. Ctrl-C cancels the main task, and `run` throws
 * {@link KeyboardInterrupt}; a second Ctrl-C ends the process. That is so only while the program listens for SIGINT
 * nowhere else.
 *
 * @example
 * const main = coro(async function main(name: string) { return `Hello, ${name}`; });
 * await run(main('Ada')) // → 'Hello, Ada'
 */
export async function run<T>(main: Coroutine<T>, { debug = false }: RunOptions = {}): Promise<T> {
  if (isLoopRunning()) throw new RuntimeError('run() cannot be called from a running event loop');
  const loop = new EventLoop();
  loop.setDebug(debug);
  try {
    return await runInterruptibly(new Task(main, { loop }), loop);
  } finally {
    await cancelAll(loop);
    if (loop._asyncGenerators.size > 0) await loop.runUntilComplete(loop.shutdownAsyncgens());
    if (loop._hasDefaultExecutor) {
      await loop.runUntilComplete(loop.shutdownDefaultExecutor(EXECUTOR_TIMEOUT_MS));
    }
    loop.close();
  }
}

async function runInterruptibly<T>(main: Task<T>, loop: EventLoop): Promise<T> {
  let isInterrupted = false;
  const interrupt = () => {
    if (loop._hasSignalHandler('SIGINT')) return;
    if (isInterrupted) {
      process.off('SIGINT', interrupt);
      process.kill(process.pid, 'SIGINT');
    }
    isInterrupted = true;
    main._cancel(undefined, 'interrupt');
  };
  if (isMainThread && process.listenerCount('SIGINT') === 0) process.on('SIGINT', interrupt);
  try {
    return await loop.runUntilComplete(main);
  } catch (error) {
    if (error instanceof CancelledError && isInterrupted && main.uncancel() === 0) {
      throw new KeyboardInterrupt();
    }
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
  }
}

async function cancelAll(loop: EventLoop): Promise<void> {
  const tasks = [...allTasks(loop)];
  if (tasks.length === 0) return;
  for (const task of tasks) task._cancel(undefined, 'shutdown');
  await loop.runUntilComplete(gather(tasks, { returnExceptions: true }));
  const message = 'unhandled exception during run() shutdown';
  for (const task of tasks) {
    if (task.cancelled() || task.exception() === undefined) continue;
    loop.callExceptionHandler({ message, exception: task.exception(), task });
  }
}
