import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A function of another module, for a thread or process to call: see {@link jobsOf}. `A` are its arguments and `T`
 * is its result.
 */
export class Job<A extends unknown[], T> {
  /** For the types only: they tell jobs apart by it. */
  declare protected readonly signature: (...args: A) => T;

  /** @internal */
  constructor(
    /** The module's URL. */
    readonly module: string,
    /** What it exports the function as. */
    readonly name: string,
  ) {}

  /** The module's file name and the function's name: `work.js#hash`. */
  toString(): string {
    const { protocol, pathname } = new URL(this.module);
    const file = protocol === 'data:' ? protocol : path.posix.basename(pathname);
    return `${file}#${this.name}`;
  }
}

/** Throws a `TypeError` for what is no job: most likely a function of the caller's own. */
export function checkJob(job: unknown): void {
  // It may be of another copy of this library.
  if (typeof (job as Job<never, unknown> | undefined)?.module === 'string') return;
  const what =
    typeof job === 'function' ? `the function '${job.name}', which can't leave its thread` : `${job}`;
  throw new TypeError(`a job was expected, one of jobsOf(module), not ${what}`);
}

/** The functions that a module exports, as jobs. */
export type Jobs<M> = {
  readonly [K in keyof M as M[K] extends (...args: never[]) => unknown ? K : never]: M[K] extends (
    ...args: infer A
  ) => infer T
    ? Job<A, Awaited<T>>
    : never;
};

/**
 * The functions of a module, to be called in other threads and processes: by {@link toThread}, executors and
 * {@link Thread}. CPython takes any function there; a JavaScript function can't leave its thread, so the other one
 * loads the module by itself and calls what it exports. Arguments and results are copied, as `structuredClone` does
 * it: functions can't be passed, and an object of a class arrives without its methods.
 *
 * The module is loaded with the flags that this program was started with. So a `.ts` file can be given under tsx,
 * under `node --require ts-node/register`, and where Node itself takes TypeScript; not under vitest on Node 20.
 *
 * @param module a URL such as `new URL('./work.js', import.meta.url)`, an absolute path, or a builtin as `node:zlib`.
 * Throws a `TypeError` for anything else.
 *
 * @example
 * const crypto = jobsOf<typeof import('node:crypto')>('node:crypto');
 * const main = coro(async function main() {
 *   const key = await toThread(crypto.pbkdf2Sync, 'secret', 'salt', 1000, 4, 'sha256');
 *   return key.byteLength;
 * });
 * await run(main()) // → 4
 */
export function jobsOf<M extends object>(module: URL | string): Jobs<M> {
  const isPath = typeof module === 'string' && path.isAbsolute(module);
  const { href } = isPath ? pathToFileURL(module) : new URL(module);
  const get = (_: object, name: string | symbol) =>
    typeof name === 'string' ? new Job(href, name) : undefined;
  return new Proxy({}, { get }) as Jobs<M>;
}
