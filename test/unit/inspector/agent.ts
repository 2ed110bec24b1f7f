/** A made-up agent: says to a model or over a socket what a test wants said. */
import net from 'node:net';
import { parseAddress } from '../../../runtime/protocol/address';
import { decodeControl, encodeControl, encodeRecords, FrameReader } from '../../../runtime/protocol/frames';
import { type Hello, PROTOCOL_VERSION, type RawFrame } from '../../../runtime/protocol/messages';
import type { AnyRecord, RecordName, RecordOf } from '../../../runtime/protocol/records';
import { RECORDS } from '../../../runtime/protocol/records';

export const hello = (changes: Partial<Hello> = {}): Hello => ({
  type: 'hello',
  version: PROTOCOL_VERSION,
  token: '',
  language: 'python',
  runtime: 'CPython 3.13.0',
  pid: 4121,
  parentPid: 1,
  program: '/work/app/server.py',
  argv: ['server.py'],
  cwd: '/work/app',
  libraryFolders: ['/usr/lib/python3.13'],
  ...changes,
});

/** A record with every field 0 but those given; `t` is in milliseconds here. */
export function record<N extends RecordName>(
  type: N,
  fields: Partial<Omit<RecordOf<N>, 'type'>> = {},
): AnyRecord {
  const zeros = Object.fromEntries(Object.keys(RECORDS[type].fields).map((field) => [field, 0]));
  return { type, ...zeros, ...fields, t: (fields.t ?? 1_000) * 1_000 } as unknown as AnyRecord;
}

export const frame = (file: string, line: number, name = 'f', column = 0): RawFrame => [
  file,
  line,
  column,
  name,
];

/** A connection to a listening inspector. */
export class FakeAgent {
  readonly answers: Array<{ type: string } & Record<string, unknown>> = [];
  readonly closed: Promise<void>;
  readonly #socket: net.Socket;
  #wake: () => void = () => {};

  constructor(readonly address: string) {
    const place = parseAddress(address)!;
    this.#socket = net.connect(place.kind === 'tcp' ? place : { path: place.path });
    const reader = new FrameReader();
    this.#socket.on('data', (chunk) => {
      for (const { payload } of reader.push(chunk)) this.answers.push(decodeControl(payload));
      this.#wake();
    });
    this.#socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.#socket.on('close', () => resolve()));
  }

  get token(): string {
    return parseAddress(this.address)!.token;
  }

  say(...messages: object[]): this {
    for (const message of messages) this.#socket.write(encodeControl(message));
    return this;
  }

  greet(changes: Partial<Hello> = {}): this {
    return this.say(hello({ token: this.token, ...changes }));
  }

  tell(...records: AnyRecord[]): this {
    this.#socket.write(encodeRecords(records));
    return this;
  }

  write(bytes: Uint8Array): this {
    this.#socket.write(bytes);
    return this;
  }

  end(): void {
    this.#socket.end();
  }

  async answer(type: string): Promise<{ type: string } & Record<string, unknown>> {
    for (;;) {
      const found = this.answers.find((answer) => answer.type === type);
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
