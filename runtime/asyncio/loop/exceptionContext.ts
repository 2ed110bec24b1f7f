import { repr } from '../tasks/repr';
import type { Task } from '../tasks/task';
import type { Handle } from './handle';

/** What a loop's exception handler is told. A program that calls it may add keys of its own. */
export interface ExceptionContext {
  /** What happened, in words. */
  readonly message: string;
  readonly exception?: unknown;
  /** The future, as text: it may be gone. */
  readonly future?: string;
  readonly task?: Task<unknown>;
  readonly handle?: Handle;
  /** What an exception handler was told that failed itself. */
  readonly context?: ExceptionContext;
  readonly [key: string]: unknown;
}

/** All but the exception, a line each, in the order of CPython's default handler. */
export function inLines({ message, exception: _, ...others }: ExceptionContext): string {
  const lines = Object.keys(others)
    .sort()
    .map((key) => `${key}: ${asText(others[key])}`);
  return [message, ...lines].join('\n');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : repr(value);
}
