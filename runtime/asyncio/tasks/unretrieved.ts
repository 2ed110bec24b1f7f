import { isNativeError } from 'node:util/types';
import { hooks } from '../hooks';
import type { EventLoop } from '../loop/loop';

/** What stays of a future that has failed, until somebody looks at its exception. */
export interface Unretrieved {
  readonly loop: EventLoop;
  /** 0 for a plain future. */
  readonly taskId: number;
  readonly exception: unknown;
}

/** The futures that have failed just now: most are looked at in this turn of Node's. */
const fresh = new Map<Unretrieved, object>();
/** The others, as text: they may be gone by the time they are told of. */
const kept = new Map<Unretrieved, string>();
const collected = new FinalizationRegistry<Unretrieved>(report);

/** Watches a future that has failed: if it is collected before {@link retrieve}, its exception is reported. */
export function watch(future: object, entry: Unretrieved): void {
  if (fresh.size === 0) setImmediate(keep);
  fresh.set(entry, future);
}

/** Somebody has looked at the exception. */
export function retrieve(entry: Unretrieved): void {
  if (!fresh.delete(entry) && kept.delete(entry)) collected.unregister(entry);
}

/** Reports what nobody has looked at by now. */
export function reportUnretrieved(loop: EventLoop): void {
  keep();
  for (const entry of kept.keys()) if (entry.loop === loop) report(entry);
}

function keep(): void {
  for (const [entry, future] of fresh) {
    kept.set(entry, asText(future));
    letGoOfFrames(entry.exception);
    collected.register(future, entry, entry);
  }
  fresh.clear();
}

/** V8 keeps the frames of an error, and in them the future itself, until somebody asks for its stack. */
function letGoOfFrames(exception: unknown): void {
  if (!isNativeError(exception)) return;
  try {
    void exception.stack;
    letGoOfFrames(exception.cause);
    if (exception instanceof AggregateError) exception.errors.forEach(letGoOfFrames);
  } catch {
    // The program makes stacks in a way of its own.
  }
}

function asText(future: object): string {
  try {
    return `${future}`;
  } catch {
    return future.constructor.name;
  }
}

function report(entry: Unretrieved): void {
  const future = kept.get(entry);
  if (future === undefined) return;
  kept.delete(entry);
  const { loop, exception, taskId } = entry;
  hooks?.exceptionNeverRetrieved(taskId, exception);
  const message = `${taskId === 0 ? 'Future' : 'Task'} exception was never retrieved`;
  loop.callExceptionHandler({ message, exception, future });
}
