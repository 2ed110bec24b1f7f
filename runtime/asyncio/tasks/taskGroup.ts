import type { Awaitable } from '../coroutines/awaitable';
import type { Coroutine } from '../coroutines/coroutine';
import { MethodCall } from '../coroutines/methodCall';
import { CancelledError, KeyboardInterrupt, RuntimeError } from '../errors';
import type { Failure } from '../hooks';
import { currentTask } from '../loop/context';
import { Completion } from './completion';
import type { Task, TaskOptions } from './task';

type Body<T> = (group: TaskGroup) => Awaitable<T> | PromiseLike<T>;

/**
 * Runs `body`, which makes tasks with `group.createTask`, and waits for all of them; gives what the body returns.
 * When a task or the body throws, the others are cancelled, and the group throws an `AggregateError`
 * with all that they threw in its `errors`. When the task that runs the group is cancelled, so are its tasks, and
 * {@link CancelledError} is thrown. No task outlives its group.
 *
 * A {@link KeyboardInterrupt} is thrown as it is. Throws {@link RuntimeError} outside of a task.
 *
 * @example
 * const double = coro(async function double(x: number) { await sleep(1); return 2 * x; });
 * const main = coro(async function main() {
 *   const tasks: Task<number>[] = [];
 *   await taskGroup(async (group) => {
 *     for (const x of [1, 2, 3]) tasks.push(group.createTask(double(x)));
 *   });
 *   return tasks.map((task) => task.result());
 * });
 * await run(main()) // → [2, 4, 6]
 */
export function taskGroup<T>(body: Body<T>): Coroutine<T> {
  return new MethodCall('taskGroup', async () => {
    const parent = currentTask();
    if (!parent) throw new RuntimeError('TaskGroup <TaskGroup> cannot determine the parent task');
    return await new TaskGroup(parent)._run(body);
  });
}

/**
 * Makes the tasks of a {@link taskGroup}.
 *
 * @example
 * const main = coro(async function main() {
 *   return await taskGroup(async (group: TaskGroup) => {
 *     const task = group.createTask(sleep(1, 'rested'), { name: 'sleeper' });
 *     return `${task.getName()} ${await task}`;
 *   });
 * });
 * await run(main()) // → 'sleeper rested'
 */
export class TaskGroup {
  readonly #parent: Task<unknown>;
  readonly #tasks = new Set<Task<unknown>>();
  #errors: unknown[] = [];
  #done = 0;
  #isExiting = false;
  #isAborting = false;
  #hasCancelledParent = false;
  /** A cancellation of the parent from outside, to be thrown on. */
  #cancellation: Failure | undefined;
  #completion: Completion | undefined;

  /** @internal */
  constructor(parent: Task<unknown>) {
    this.#parent = parent;
  }

  /**
   * Makes a task that the group waits for. Throws {@link RuntimeError} when the group is over, or one of it has
   * failed; the coroutine is not run then.
   */
  createTask<T>(coroutine: Coroutine<T>, options: TaskOptions = {}): Task<T> {
    if (this.#isExiting && this.#tasks.size === 0) this.#refuse(coroutine, 'is finished');
    if (this.#isAborting) this.#refuse(coroutine, 'is shutting down');
    const task = this.#parent.getLoop().createTask(coroutine, options);
    this.#tasks.add(task);
    task.addDoneCallback(() => this.#taskDone(task));
    return task;
  }

  /** As CPython writes it: `<TaskGroup tasks=2 entered>`. */
  toString(): string {
    const tasks = this.#tasks.size > 0 ? ` tasks=${this.#tasks.size}` : '';
    const errors = this.#errors.length > 0 ? ` errors=${this.#errors.length}` : '';
    return `<TaskGroup${tasks}${errors} ${this.#isAborting ? 'cancelling' : 'entered'}>`;
  }

  /** @internal */
  async _run<T>(body: Body<T>): Promise<T> {
    let result: T | undefined;
    let failure: Failure | undefined;
    try {
      result = await body(this);
    } catch (error) {
      failure = { error };
    }
    await this.#exit(failure);
    return result as T;
  }

  async #exit(failure: Failure | undefined): Promise<void> {
    this.#isExiting = true;
    if (failure && !this.#isAborting) this.#abort();
    if (failure?.error instanceof CancelledError) this.#cancellation = failure;
    await this.#tasksDone();
    const all = failure ? [failure.error, ...this.#errors] : this.#errors;
    const interrupt = all.find((error) => error instanceof KeyboardInterrupt);
    if (interrupt) throw interrupt;
    // The cancellation that was only to wake the parent is over.
    if (this.#hasCancelledParent && this.#parent.uncancel() === 0) this.#cancellation = undefined;
    if (this.#cancellation && this.#errors.length === 0) throw this.#cancellation.error;
    if (failure && !(failure.error instanceof CancelledError)) this.#errors.push(failure.error);
    if (this.#errors.length > 0) this.#throwErrors();
  }

  /** The parent may be cancelled more than once meanwhile. */
  async #tasksDone(): Promise<void> {
    while (this.#tasks.size > 0) {
      this.#completion = new Completion(this.#parent.getLoop(), () => ({
        kind: 'gather',
        done: this.#done,
        total: this.#done + this.#tasks.size,
      }));
      try {
        await this.#completion;
      } catch (error) {
        if (!this.#isAborting) {
          this.#cancellation = { error };
          this.#abort();
        }
      }
    }
  }

  #throwErrors(): never {
    if (this.#parent.cancelling() > 0) {
      // It was cancelled from outside too, and is to hear of that at its next await.
      this.#parent.uncancel();
      this.#parent._cancel(undefined, 'taskGroup');
    }
    const errors = this.#errors;
    this.#errors = [];
    const count = `${errors.length} ${errors.length === 1 ? 'sub-exception' : 'sub-exceptions'}`;
    throw new AggregateError(errors, `unhandled errors in a TaskGroup (${count})`);
  }

  #refuse(coroutine: Coroutine<unknown>, why: string): never {
    coroutine._close(undefined);
    throw new RuntimeError(`TaskGroup ${this} ${why}`);
  }

  #abort(failed?: Task<unknown>): void {
    this.#isAborting = true;
    for (const task of this.#tasks) task._cancel(undefined, 'taskGroup', failed);
  }

  #taskDone(task: Task<unknown>): void {
    this.#tasks.delete(task);
    this.#done++;
    if (this.#tasks.size === 0) this.#completion?.reach();
    const failure = task.cancelled() ? undefined : task._failure();
    if (!failure) return;
    this.#errors.push(failure.error);
    if (this.#isAborting) return;
    this.#abort(task);
    this.#hasCancelledParent = true;
    this.#parent._cancel(undefined, 'taskGroup', task);
  }
}
