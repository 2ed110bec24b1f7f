import { hooks } from '../hooks';
import type { EventLoop } from '../loop/loop';

/** What stays of a future that has failed, until somebody looks at its exception. */
export interface Unretrieved {
  readonly loop: EventLoop;
  /** The future as text; it may be gone by the time this is told. */
  readonly future: string;
  /** 0 for a plain future. */
  readonly taskId: number;
  readonly exception: unknown;
}

const all = new Set<Unretrieved>();
const collected = new FinalizationRegistry<Unretrieved>(report);

/** Watches a future that has failed: if it is collected before {@link retrieve}, its exception is reported. */
export function watch(future: object, entry: Unretrieved): void {
  all.add(entry);
  collected.register(future, entry);
}

/** Somebody has looked at the exception. */
export function retrieve(entry: Unretrieved): void {
  all.delete(entry);
}

/** Reports what nobody has looked at by now. */
export function reportUnretrieved(loop: EventLoop): void {
  for (const entry of all) if (entry.loop === loop) report(entry);
}

function report(entry: Unretrieved): void {
  if (!all.delete(entry)) return;
  const { loop, future, exception, taskId } = entry;
  hooks?.exceptionNeverRetrieved(taskId, exception);
  const message = `${taskId === 0 ? 'Future' : 'Task'} exception was never retrieved`;
  loop.callExceptionHandler({ message, exception, future });
}
