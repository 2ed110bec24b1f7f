/** What the tests have threads and processes do. */
import { threadId } from 'node:worker_threads';
import { RLock, ThreadLock } from '../../../runtime/asyncio/index';

export class OutOfPaper extends Error {
  override readonly name = 'OutOfPaper';
  readonly code = 'PAPER';
  readonly printer = { tray: 1 };
}

export function echo<T>(value: T): T {
  return value;
}

export function where(): number {
  return threadId;
}

export function processId(): number {
  return process.pid;
}

export function flags(): string[] {
  return process.execArgv;
}

export function runOut(): never {
  throw new OutOfPaper('no paper');
}

export function throwIt(value: unknown): never {
  throw value;
}

export function exit(code: number): never {
  process.exit(code);
}

export function makeFunction(): () => void {
  return () => {};
}

export function environment(name: string): string | undefined {
  return process.env[name];
}

/** Says in `flag` that it has begun, and ends when that is told to. */
export function hold(flag: Int32Array): void {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  Atomics.wait(flag, 0, 1);
}

/** Counts in `counter` for ever. */
export function count(counter: Int32Array): void {
  for (;;) Atomics.add(counter, 0, 1);
}

/** Adds to `counter` in a way that is wrong if another thread does so at the same time. */
export function addUnder(kind: 'ThreadLock' | 'RLock', shared: SharedArrayBuffer, counter: Int32Array): void {
  const lock = kind === 'RLock' ? new RLock(shared) : new ThreadLock(shared);
  for (let i = 0; i < 2000; i++) {
    lock.with(() => {
      counter[0] = counter[0]! + 1;
    });
  }
}

/** Takes the lock, as {@link hold} holds a thread. */
export function holdLock(kind: 'ThreadLock' | 'RLock', shared: SharedArrayBuffer, flag: Int32Array): void {
  const lock = kind === 'RLock' ? new RLock(shared) : new ThreadLock(shared);
  lock.with(() => hold(flag));
}

/** Never ends: something else of its thread throws first, as a write with that code. */
export function throwBeside(code: string): Promise<never> {
  setTimeout(() => {
    throw Object.assign(new Error(`write ${code}`), { code });
  });
  return new Promise(() => {});
}
