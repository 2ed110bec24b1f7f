import { Session } from 'node:inspector';
import { parseWhere, type Where } from './where';

/**
 * Reads the stack of the program's thread while it is busy with JavaScript. It uses no debugger domain: that would
 * make the program several times slower and disturb a debugger that is attached.
 */
export class MainStack {
  #session: Session | undefined;

  /** Answers as soon as the thread can be interrupted; `undefined` if it can't answer. */
  read(): Promise<Where | undefined> {
    return new Promise((resolve) => {
      const expression = "globalThis[Symbol.for('loopscope.probe.1')].whereNow()";
      this.#connect().post('Runtime.evaluate', { expression, returnByValue: true }, (error, answer) => {
        const text: unknown = error ? undefined : answer.result.value;
        resolve(typeof text === 'string' && text !== '' ? parseWhere(text) : undefined);
      });
    });
  }

  /** Lets go of the thread. A session that is open when the program ends would delay that. */
  release(): void {
    this.#session?.disconnect();
    this.#session = undefined;
  }

  #connect(): Session {
    if (!this.#session) {
      this.#session = new Session();
      this.#session.connectToMainThread();
    }
    return this.#session;
  }
}
