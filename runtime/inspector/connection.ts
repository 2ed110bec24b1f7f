/** One agent's connection, from its hello to its end. Whatever is wrong with it ends it alone, and is told in one sentence. */
import type { Socket } from 'node:net';
import * as l10n from '@vscode/l10n';
import {
  decodeControl,
  decodeRecords,
  encodeControl,
  FRAME_CONTROL,
  type Frame,
  FrameReader,
  ProtocolError,
} from '../protocol/frames';
import {
  type FromAgent,
  type Hello,
  PROTOCOL_VERSION,
  type Refused,
  type Settings,
  type ToAgent,
} from '../protocol/messages';
import type { Process } from './process';
import { isSameToken } from './token';

/** A connection that has not said hello by then is closed. Milliseconds. */
const HELLO_MS = 10_000;

export interface ConnectionHost {
  readonly token: string;
  readonly settings: Settings;
  /** The agent was let in. */
  admit(hello: Hello, connection: Connection): Process;
  /** The connection of an admitted agent is over. */
  ended(process: Process): void;
  /** Something that a person should read. */
  log(sentence: string): void;
}

export class Connection {
  readonly #socket: Socket;
  readonly #host: ConnectionHost;
  readonly #reader = new FrameReader();
  readonly #replies = new Map<number, (error: string | undefined) => void>();
  readonly #helloTimer: NodeJS.Timeout;
  #process: Process | undefined;
  #isOrderly = false;
  #lastRequest = 0;

  constructor(socket: Socket, host: ConnectionHost) {
    this.#socket = socket;
    this.#host = host;
    this.#helloTimer = setTimeout(() => this.#refuse('it did not say hello in time'), HELLO_MS);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => {});
    socket.on('close', () => this.#closed());
  }

  send(message: ToAgent): void {
    if (!this.#socket.destroyed) this.#socket.write(encodeControl(message));
  }

  /** Cancels a task in the program. Resolves to what went wrong, or to nothing. */
  cancel(task: number): Promise<string | undefined> {
    const id = ++this.#lastRequest;
    return new Promise((resolve) => {
      if (this.#socket.destroyed) {
        resolve(l10n.t('the program has ended'));
      } else {
        this.#replies.set(id, resolve);
        this.send({ type: 'request', id, method: 'cancel', task });
      }
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    try {
      for (const frame of this.#reader.push(chunk)) this.#take(frame);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#refuse(error.message);
    }
  }

  #take(frame: Frame): void {
    if (this.#socket.destroyed) return;
    if (frame.kind === FRAME_CONTROL) {
      this.#control(decodeControl(frame.payload) as unknown as FromAgent);
    } else {
      if (!this.#process) throw new ProtocolError('records came before the hello');
      for (const record of decodeRecords(frame.payload)) this.#process.add(record);
    }
  }

  #control(message: FromAgent): void {
    if (message.type === 'hello') this.#greet(message);
    else if (this.#process) this.#listenTo(message, this.#process);
    else throw new ProtocolError('the first frame was no hello');
  }

  #listenTo(message: Exclude<FromAgent, Hello>, process: Process): void {
    switch (message.type) {
      case 'strings':
        process.addStrings(entries(message.entries));
        break;
      case 'stacks':
        process.addStacks(entries(message.entries), message.mapped);
        break;
      case 'sourceMap':
        process.stacks.sourceMaps.add(String(message.file), message.map);
        break;
      case 'reply':
        this.#replies.get(message.id)?.(message.error);
        this.#replies.delete(message.id);
        break;
      case 'bye':
        this.#isOrderly = true;
        break;
      default: {
        const { type } = message as { type: string };
        throw new ProtocolError(`a control message of unknown type ${JSON.stringify(type)} came`);
      }
    }
  }

  #greet(hello: Hello): void {
    if (this.#process) throw new ProtocolError('a second hello came');
    // The version first: another version may well say the token elsewhere.
    if (hello.version !== PROTOCOL_VERSION) {
      throw new ProtocolError(
        `the program speaks version ${hello.version} of the protocol, and this Loopscope version ${PROTOCOL_VERSION}: ` +
          'start the program again with the Loopscope that shows it',
      );
    }
    if (!isSameToken(String(hello.token), this.#host.token)) {
      throw new ProtocolError('the token is wrong: start the program again from the Loopscope that shows it');
    }
    checkHello(hello);
    clearTimeout(this.#helloTimer);
    this.#process = this.#host.admit(hello, this);
    this.send({ type: 'welcome', version: PROTOCOL_VERSION, settings: this.#host.settings });
  }

  #refuse(reason: string): void {
    const name = this.#process ? `${this.#process.name} (pid ${this.#process.hello.pid})` : 'a program';
    this.#host.log(`The connection of ${name} was closed: ${reason}.`);
    const refused: Refused = { type: 'refused', reason };
    this.#socket.end(encodeControl(refused), () => this.#socket.destroy());
  }

  #closed(): void {
    clearTimeout(this.#helloTimer);
    for (const resolve of this.#replies.values()) resolve(l10n.t('the program has ended'));
    this.#replies.clear();
    if (!this.#process) return;
    if (this.#reader.pendingBytes > 0) {
      this.#host.log(
        `${this.#process.name} (pid ${this.#process.hello.pid}) broke off in the middle of a frame; what came before it is kept.`,
      );
    }
    this.#process.end(this.#isOrderly);
    this.#host.ended(this.#process);
  }
}

function entries<T>(value: readonly T[]): readonly T[] {
  const isTable = Array.isArray(value) && (value as unknown[]).every((entry) => Array.isArray(entry));
  if (!isTable) throw new ProtocolError('a table is not a list of pairs');
  return value;
}

function checkHello(hello: Hello): void {
  const isWhole =
    typeof hello.program === 'string' &&
    typeof hello.runtime === 'string' &&
    typeof hello.pid === 'number' &&
    Array.isArray(hello.libraryFolders) &&
    hello.libraryFolders.every((folder) => typeof folder === 'string');
  if (!isWhole) throw new ProtocolError('the hello is not whole');
}
