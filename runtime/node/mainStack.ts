import { Session } from 'node:inspector';
import { parseWhere, type Where } from './where';

const EXPRESSION = "globalThis[Symbol.for('loopscope.probe.1')].whereNow()";

/**
 * Reads the stack of the program's thread while it is busy with JavaScript. It uses no debugger domain: that would
 * make the program several times slower and disturb a debugger that is attached.
 */
export class MainStack {
  /** One for each reading: a program that ends meanwhile would wait for it, and say so. */
  #session: Session | undefined;
  #reading: Promise<Where | undefined> | undefined;
  #isClosed = false;

  /** Answers as soon as the thread can be interrupted; `undefined` if it can't answer. */
  read(): Promise<Where | undefined> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Lets go of the thread, for good. What is being read is given up. */
  close(): void {
    this.#isClosed = true;
    this.#release();
  }

  async #read(): Promise<Where | undefined> {
    if (this.#isClosed) return undefined;
    const session = new Session();
    this.#session = session;
    session.connectToMainThread();
    const text = await new Promise<unknown>((resolve) =>
      session.post('Runtime.evaluate', { expression: EXPRESSION, returnByValue: true }, (error, answer) =>
        resolve(error ? undefined : answer.result.value),
      ),
    );
    this.#release();
    return typeof text === 'string' && text !== '' ? parseWhere(text) : undefined;
  }

  #release(): void {
    this.#session?.disconnect();
    this.#session = undefined;
  }
}
