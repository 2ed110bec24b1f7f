/**
 * Frames: `u32 length, u8 kind, payload`, little-endian; the length counts the payload alone.
 * Kind 0 is a control message (JSON, UTF-8), kind 1 is records (float64s, see `records.ts`).
 */
import { type AnyRecord, RECORDS, type RecordName } from './records';

export const FRAME_CONTROL = 0;
export const FRAME_RECORDS = 1;

/** A frame may not be longer; a peer that announces more is broken or hostile. Bytes. */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024;

const HEADER_BYTES = 5;

/** What makes a byte stream unreadable. The message is a sentence for people. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

export interface Frame {
  readonly kind: number;
  readonly payload: Buffer;
}

/** Makes one frame. */
export function encodeFrame(kind: number, payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + payload.length);
  frame.writeUInt32LE(payload.length, 0);
  frame[4] = kind;
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/** Makes the frame of a control message. */
export function encodeControl(message: object): Buffer {
  return encodeFrame(FRAME_CONTROL, Buffer.from(JSON.stringify(message), 'utf8'));
}

/** Cuts a stream of chunks into frames, however they were split. */
export class FrameReader {
  #parts: Buffer[] = [];
  #size = 0;

  /** Bytes of a frame that has begun and is not whole yet. */
  get pendingBytes(): number {
    return this.#size;
  }

  /** Adds a chunk and returns the frames that are now whole. Throws {@link ProtocolError} on a frame that no agent sends. */
  push(chunk: Buffer): Frame[] {
    this.#parts.push(chunk);
    this.#size += chunk.length;
    const frames: Frame[] = [];
    for (;;) {
      const length = this.#announced();
      if (length === undefined || this.#size < HEADER_BYTES + length) return frames;
      const bytes = this.#take(HEADER_BYTES + length);
      frames.push({ kind: bytes[4]!, payload: bytes.subarray(HEADER_BYTES) });
    }
  }

  #announced(): number | undefined {
    if (this.#size < HEADER_BYTES) return undefined;
    if (this.#parts[0]!.length < HEADER_BYTES) this.#parts = [Buffer.concat(this.#parts)];
    const head = this.#parts[0]!;
    const length = head.readUInt32LE(0);
    if (length > MAX_FRAME_BYTES) {
      throw new ProtocolError(
        `a frame of ${length} bytes was announced; at most ${MAX_FRAME_BYTES} are allowed`,
      );
    }
    if (head[4]! > FRAME_RECORDS) throw new ProtocolError(`a frame of unknown kind ${head[4]} came`);
    return length;
  }

  #take(count: number): Buffer {
    const all = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
    const rest = all.subarray(count);
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return all.subarray(0, count);
  }
}

/** Reads a control message. Throws {@link ProtocolError} if the payload isn't a JSON object with a `type`. */
export function decodeControl(payload: Buffer): { type: string } & Record<string, unknown> {
  let message: unknown;
  try {
    message = JSON.parse(payload.toString('utf8'));
  } catch {
    throw new ProtocolError('a control frame is not JSON');
  }
  if (
    typeof message !== 'object' ||
    message === null ||
    typeof (message as { type?: unknown }).type !== 'string'
  ) {
    throw new ProtocolError('a control frame has no type');
  }
  return message as { type: string } & Record<string, unknown>;
}

interface Layout {
  readonly name: RecordName;
  readonly fields: readonly string[];
}

const LAYOUTS: ReadonlyMap<number, Layout> = new Map(
  Object.entries(RECORDS).map(([name, record]) => [
    record.kind,
    { name: name as RecordName, fields: Object.keys(record.fields) },
  ]),
);

/** Reads the records of one frame. Throws {@link ProtocolError} on an unknown kind or a record cut short. */
export function* decodeRecords(payload: Buffer): Generator<AnyRecord> {
  if (payload.length % 8 !== 0) throw new ProtocolError('a records frame is not a whole number of float64s');
  const numbers = new Float64Array(payload.length / 8);
  new Uint8Array(numbers.buffer).set(payload);
  for (let at = 0; at < numbers.length; ) {
    const layout = LAYOUTS.get(numbers[at]!);
    if (!layout) throw new ProtocolError(`a record of unknown kind ${numbers[at]} came`);
    const end = at + 2 + layout.fields.length;
    if (end > numbers.length) throw new ProtocolError(`a record ${layout.name} is cut short`);
    const record: Record<string, number | string> = { type: layout.name, t: numbers[at + 1]! };
    for (let i = 0; i < layout.fields.length; i++) record[layout.fields[i]!] = numbers[at + 2 + i]!;
    yield record as unknown as AnyRecord;
    at = end;
  }
}

/** Writes records as one frame. */
export function encodeRecords(records: readonly AnyRecord[]): Buffer {
  const numbers = records.flatMap((record) => {
    const { kind, fields } = RECORDS[record.type];
    const values = record as unknown as Record<string, number>;
    return [kind, record.t, ...Object.keys(fields).map((field) => values[field]!)];
  });
  return encodeFrame(FRAME_RECORDS, Buffer.from(new Float64Array(numbers).buffer));
}
