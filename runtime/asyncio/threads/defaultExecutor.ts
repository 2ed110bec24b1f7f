import { RuntimeError } from '../errors';
import type { EventLoop } from '../loop/loop';
import { Future } from '../tasks/future';
import type { Executor } from './executor';
import { ThreadPoolExecutor } from './threadPoolExecutor';

/** The pool that a loop uses if it is given none. It is made when it is first needed. */
export class DefaultExecutor {
  #executor: ThreadPoolExecutor | undefined;
  #isShutDown = false;

  get isUsed(): boolean {
    return this.#executor !== undefined;
  }

  get(): Executor {
    if (this.#isShutDown) throw new RuntimeError('Executor shutdown has been called');
    this.#executor ??= new ThreadPoolExecutor({ name: 'default' });
    return this.#executor;
  }

  set(executor: ThreadPoolExecutor): void {
    if (!(executor instanceof ThreadPoolExecutor)) {
      throw new TypeError('executor must be ThreadPoolExecutor instance');
    }
    this.#executor = executor;
  }

  /** Waits until its jobs are done, at most `timeoutMs`. */
  async shutdown(loop: EventLoop, timeoutMs: number | undefined): Promise<void> {
    this.#isShutDown = true;
    if (!this.#executor) return;
    const end = new Future<'done' | 'late'>(loop);
    const settle = (result: 'done' | 'late') => {
      if (!end.done()) end.setResult(result);
    };
    void this.#executor.shutdown().then(() => settle('done'));
    const timer = timeoutMs === undefined ? undefined : loop.callLater(timeoutMs, settle, 'late');
    if ((await end) === 'done') timer?.cancel();
    else
      process.emitWarning(`The executor did not finish its jobs within ${timeoutMs} ms.`, 'RuntimeWarning');
  }

  /** Ends its threads when their jobs are done, and doesn't wait for that. */
  close(): void {
    this.#isShutDown = true;
    void this.#executor?.shutdown({ wait: false });
  }
}
