/** Tells the inspector when a debugger stops a program, so that the time there counts for nothing. */
import type * as vscode from 'vscode';
import type { Inspector } from '../inspector';

/** What is asked of a debugger to let a program go on; not every debugger says that it has. */
const RESUMING = new Set(['continue', 'next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'goto']);

/** Makes one tracker for each debug session: each session is of one process. */
export class DebugStops implements vscode.DebugAdapterTrackerFactory {
  constructor(readonly inspector: Inspector) {}

  createDebugAdapterTracker(session: vscode.DebugSession): vscode.DebugAdapterTracker {
    return new StopTracker(session, this.inspector);
  }
}

/** A message of the debug adapter protocol, as far as it is of interest here. */
interface AdapterMessage {
  readonly type: string;
  readonly event?: string;
  readonly command?: string;
  readonly success?: boolean;
  readonly body?: { readonly systemProcessId?: number };
}

class StopTracker implements vscode.DebugAdapterTracker {
  readonly #session: vscode.DebugSession;
  readonly #inspector: Inspector;
  #told: number | undefined;
  #pid: Promise<number | undefined> = Promise.resolve(undefined);
  #isStopped = false;

  constructor(session: vscode.DebugSession, inspector: Inspector) {
    this.#session = session;
    this.#inspector = inspector;
  }

  onDidSendMessage(message: AdapterMessage): void {
    if (message.event === 'process' && message.body?.systemProcessId) {
      this.#told = message.body.systemProcessId;
    } else if (message.event === 'stopped') this.#tell(true);
    else if (message.event === 'continued' || isResumed(message)) this.#tell(false);
  }

  onExit(): void {
    this.#tell(false);
  }

  onWillStopSession(): void {
    this.#tell(false);
  }

  #tell(isStopped: boolean): void {
    if (isStopped === this.#isStopped) return;
    this.#isStopped = isStopped;
    if (isStopped) this.#pid = this.#told === undefined ? this.#askNode() : Promise.resolve(this.#told);
    void this.#pid.then((pid) => {
      if (pid !== undefined) this.#inspector.setStopped(pid, isStopped);
    });
  }

  /**
   * VS Code's debugger for Node doesn't say which process a session is of. And where one thread is all, an agent
   * can't tell of the tasks while that is stopped, unless it is called in it.
   */
  async #askNode(): Promise<number | undefined> {
    try {
      const { result } = await this.#session.customRequest('evaluate', {
        expression: "(globalThis[Symbol.for('loopscope.probe.1')]?.stopped(), process.pid)",
        context: 'watch',
      });
      return Number(result) || undefined;
    } catch {
      return undefined;
    }
  }
}

function isResumed({ type, command, success }: AdapterMessage): boolean {
  return type === 'response' && success === true && RESUMING.has(command ?? '');
}
