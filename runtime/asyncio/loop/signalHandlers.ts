import { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { RuntimeError } from '../errors';

/** What a loop does on signals: one thing for each. */
export class SignalHandlers {
  readonly #listeners = new Map<NodeJS.Signals, () => void>();

  add(signal: NodeJS.Signals, listener: () => void): void {
    if (!(signal in constants.signals)) throw new RangeError(`invalid signal ${signal}`);
    if (!isMainThread) throw new RuntimeError('signal handlers only work in the main thread');
    try {
      process.on(signal, listener);
    } catch {
      throw new RuntimeError(`sig ${signal} cannot be caught`);
    }
    this.remove(signal);
    this.#listeners.set(signal, listener);
  }

  /** Whether there was one. */
  remove(signal: NodeJS.Signals): boolean {
    const listener = this.#listeners.get(signal);
    if (!listener) return false;
    process.off(signal, listener);
    return this.#listeners.delete(signal);
  }

  has(signal: NodeJS.Signals): boolean {
    return this.#listeners.has(signal);
  }

  clear(): void {
    for (const signal of this.#listeners.keys()) this.remove(signal);
  }
}
