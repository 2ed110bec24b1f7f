import { get } from 'node:http';
import { json } from 'node:stream/consumers';
import { WebSocket } from 'ws';

/** What answers locally answers within this. Milliseconds. */
const TIMEOUT_MS = 5_000;

/** Where a Node lets debuggers in. */
export interface InspectorPlace {
  readonly host: string;
  readonly port: number;
}

/** The inspector has hung up, as it does when whoever had it opened is done. */
export class HungUp extends Error {}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: HungUp) => void;
}

/** A connection to the inspector of a Node program: the protocol of Chrome's debugger, over a WebSocket. */
export class NodeInspector {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (text) => {
      const { id, result } = JSON.parse(String(text));
      this.#pending.get(id)?.resolve(result?.result?.value);
    });
    socket.on('close', () => {
      for (const { reject } of this.#pending.values()) reject(new HungUp());
    });
  }

  /**
   * Connects; `undefined` if nobody listens there.
   * @throws if somebody does who is no inspector, or one that doesn't answer
   */
  static async connect(place: InspectorPlace): Promise<NodeInspector | undefined> {
    const url = await debuggerUrl(place);
    if (url === undefined) return undefined;
    const socket = new WebSocket(url, { handshakeTimeout: TIMEOUT_MS, perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.on('error', () => {});
    return new NodeInspector(socket);
  }

  /**
   * The value of an expression, even while the program is busy; `undefined` if it is not there in time.
   * @throws HungUp
   */
  evaluate(expression: string): Promise<unknown> {
    return this.#evaluate({ expression }, TIMEOUT_MS);
  }

  /**
   * What the promise of an expression resolves to; `undefined` if it does not in time.
   * @throws HungUp
   */
  awaited(expression: string, timeoutMs: number): Promise<unknown> {
    return this.#evaluate({ expression, awaitPromise: true }, timeoutMs);
  }

  /** Hangs up. */
  close(): void {
    this.#socket.terminate();
  }

  #evaluate(what: { expression: string; awaitPromise?: boolean }, timeoutMs: number): Promise<unknown> {
    const id = ++this.#lastId;
    const params = { ...what, returnByValue: true, includeCommandLineAPI: true };
    let timer: NodeJS.Timeout;
    return new Promise((resolve, reject) => {
      timer = setTimeout(() => resolve(undefined), timeoutMs);
      this.#pending.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    }).finally(() => {
      clearTimeout(timer);
      this.#pending.delete(id);
    });
  }
}

function debuggerUrl({ host, port }: InspectorPlace): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const request = get({ host, port, path: '/json/list', signal }, async (response) => {
      try {
        const [target] = (await json(response)) as [{ webSocketDebuggerUrl: string }];
        resolve(target.webSocketDebuggerUrl);
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(error);
    });
  });
}
