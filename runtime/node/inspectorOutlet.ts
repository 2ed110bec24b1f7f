import { writeSync } from 'node:fs';
import net from 'node:net';
import { type Address, parseAddress } from '../protocol/address';
import {
  decodeControl,
  encodeControl,
  encodeFrame,
  FRAME_CONTROL,
  FRAME_RECORDS,
  FrameReader,
} from '../protocol/frames';
import type { FromAgent, Hello, Request, Settings, ToAgent } from '../protocol/messages';
import type { Outlet } from './outlet';

/** Unsent bytes from which on records have to wait. */
const MAX_UNSENT = 4 * 1024 * 1024;

/** What an inspector may ask for. */
export interface InspectorRequests {
  settings(settings: Settings): void;
  request(request: Request): void;
  /** The inspector is gone, or was never there. */
  closed(): void;
}

/** Connects to the inspector. An inspector that isn't there is no reason to disturb the program. */
export class InspectorOutlet implements Outlet {
  readonly #socket: net.Socket;
  readonly #reader = new FrameReader();
  readonly #requests: InspectorRequests;

  /** @param address the value of `LOOPSCOPE_INSPECTOR` */
  constructor(address: string, hello: Omit<Hello, 'token'>, requests: InspectorRequests) {
    this.#requests = requests;
    const parsed = parseAddress(address);
    if (!parsed) writeSync(2, `loopscope: not shown: LOOPSCOPE_INSPECTOR is no address: ${address}\n`);
    this.#socket = parsed ? connect(parsed) : new net.Socket().destroy();
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => requests.closed());
    if (parsed) this.#socket.write(encodeControl({ ...hello, token: parsed.token }));
  }

  get isReady(): boolean {
    return this.#socket.writableLength < MAX_UNSENT;
  }

  send(message: FromAgent): void {
    this.#socket.write(encodeControl(message));
  }

  sendRecords(records: Float64Array): void {
    this.#socket.write(encodeFrame(FRAME_RECORDS, new Uint8Array(records.buffer)));
  }

  end(done: () => void): void {
    this.send({ type: 'bye' });
    // An inspector whose answer meets a closed door would throw away what it has not read yet.
    this.#socket.once('close', done).end();
  }

  #receive(chunk: Buffer): void {
    try {
      for (const { kind, payload } of this.#reader.push(chunk)) {
        if (kind === FRAME_CONTROL) this.#obey(decodeControl(payload) as unknown as ToAgent);
      }
    } catch {
      this.#socket.destroy();
    }
  }

  #obey(message: ToAgent): void {
    if (message.type === 'welcome' || message.type === 'settings') this.#requests.settings(message.settings);
    else if (message.type === 'request') this.#requests.request(message);
    else if (message.type === 'refused') {
      writeSync(2, `loopscope: not shown: ${message.reason}\n`);
      this.#socket.destroy();
    }
  }
}

function connect(address: Address): net.Socket {
  return address.kind === 'tcp'
    ? net.connect(address.port, address.host)
    : net.connect({ path: address.path });
}
