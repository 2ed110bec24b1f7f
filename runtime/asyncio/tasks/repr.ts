import { inspect } from 'node:util';
import { Future } from './future';

/** What Python's `repr` gives: a value for people to read, not all that is in it. */
export function repr(value: unknown): string {
  return value instanceof Future ? `${value}` : inspect(value, { depth: 1 });
}
