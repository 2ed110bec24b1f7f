/** The tests' end of the line to the extension host; the other end is `evaluator/main.cjs`. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type * as vscode from 'vscode';

/** The extension that runs what the tests send, and the file in it that VS Code takes for its test runner. */
export const EVALUATOR_EXTENSION = fileURLToPath(new URL('evaluator', import.meta.url));
export const EVALUATOR_RUNNER = path.join(EVALUATOR_EXTENSION, 'main.cjs');

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Runs functions in the extension host that dialled in last: after a reload of the page, that is the new one. */
export class Evaluator {
  readonly #server: Server;
  readonly #replies = new Map<number, (reply: Reply) => void>();
  #socket: Socket | undefined;
  #lastId = 0;

  private constructor(
    server: Server,
    /** The environment by which the extension host finds this evaluator. */
    readonly env: Readonly<Record<string, string>>,
  ) {
    this.#server = server;
    server.on('connection', (socket) => this.#accept(socket));
  }

  /** Listens in `folder`, which nobody but this user may enter. */
  static async listen(folder: string): Promise<Evaluator> {
    const address =
      process.platform === 'win32'
        ? `\\\\.\\pipe\\${path.basename(folder)}`
        : path.join(folder, 'evaluator.sock');
    const server = createServer().listen(address);
    await once(server, 'listening');
    return new Evaluator(server, { LOOPSCOPE_E2E_EVALUATOR: address });
  }

  /**
   * Settles once an extension host has dialled in.
   * @throws when none has within a minute
   */
  async connected(): Promise<void> {
    if (this.#socket === undefined) await this.nextConnection();
  }

  /**
   * Settles once another extension host has dialled in.
   * @throws when none has within a minute
   */
  async nextConnection(): Promise<void> {
    await once(this.#server, 'connection', { signal: AbortSignal.timeout(60_000) }).catch(
      (cause: unknown) => {
        throw new Error('VS Code did not start its extension host within a minute.', { cause });
      },
    );
  }

  /**
   * Runs `body` in the extension host and returns what it returns.
   *
   * Only the text of `body` gets there: it must use nothing but its parameters and globals, and `argument` and the
   * result go through JSON.
   * @throws what `body` throws, with its stack in the extension host; or when the extension host goes away meanwhile
   * @example const version = await evaluate((api) => api.version);
   */
  evaluate = <Result, Argument = undefined>(
    body: (api: typeof vscode, argument: Argument) => Result | PromiseLike<Result>,
    ...[argument]: Argument extends undefined ? [] : [argument: Argument]
  ): Promise<Result> => {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#socket === undefined) throw new Error('No extension host is connected.');
      this.#replies.set(id, (reply) => {
        this.#replies.delete(id);
        if (reply.error === undefined) resolve(reply.value as Result);
        else reject(new Error(`In the extension host: ${reply.error}`));
      });
      this.#socket.write(`${JSON.stringify({ id, source: body.toString(), argument })}\n`);
    });
  };

  /** Hangs up and stops listening. */
  close(): void {
    this.#socket?.destroy();
    this.#server.close();
  }

  #accept(socket: Socket): void {
    this.#socket = socket;
    createInterface(socket).on('line', (line) => {
      const reply = JSON.parse(line) as Reply;
      this.#replies.get(reply.id)?.(reply);
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      for (const [id, settle] of this.#replies) settle({ id, error: 'it went away before it answered.' });
    });
  }
}
