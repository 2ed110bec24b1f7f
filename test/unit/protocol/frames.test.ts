import { describe, expect, test } from 'vitest';
import {
  decodeControl,
  decodeRecords,
  encodeControl,
  encodeFrame,
  encodeRecords,
  FRAME_CONTROL,
  FRAME_RECORDS,
  FrameReader,
  MAX_FRAME_BYTES,
  ProtocolError,
} from '../../../runtime/protocol/frames';
import type { AnyRecord } from '../../../runtime/protocol/records';

const RECORDS: AnyRecord[] = [
  { type: 'loopClosed', t: 1_700_000_000_000_000, loop: 140_737_488_355_327 },
  { type: 'taskDone', t: 1_700_000_000_000_001, task: 5, outcome: 2, error: 0, stack: 0 },
];

describe('FrameReader', () => {
  test('finds the same frames however the bytes are split', () => {
    const bytes = Buffer.concat([encodeControl({ type: 'bye' }), encodeRecords(RECORDS)]);
    for (let size = 1; size <= bytes.length; size++) {
      const reader = new FrameReader();
      const frames = [];
      for (let at = 0; at < bytes.length; at += size)
        frames.push(...reader.push(bytes.subarray(at, at + size)));
      expect(frames.map(({ kind }) => kind)).toEqual([FRAME_CONTROL, FRAME_RECORDS]);
      expect(decodeControl(frames[0]!.payload)).toEqual({ type: 'bye' });
      expect([...decodeRecords(frames[1]!.payload)]).toEqual(RECORDS);
      expect(reader.pendingBytes).toBe(0);
    }
  });

  test('tells how much of a cut frame it holds', () => {
    const reader = new FrameReader();
    reader.push(encodeControl({ type: 'bye' }).subarray(0, 9));
    expect(reader.pendingBytes).toBe(9);
  });

  test('refuses a frame that is too long before it has come', () => {
    const header = Buffer.alloc(5);
    header.writeUInt32LE(MAX_FRAME_BYTES + 1, 0);
    expect(() => new FrameReader().push(header)).toThrow(/a frame of 16777217 bytes was announced/);
  });

  test('refuses a frame of an unknown kind', () => {
    expect(() => new FrameReader().push(encodeFrame(7, Buffer.alloc(1)))).toThrow(/unknown kind 7/);
  });
});

describe('decodeControl', () => {
  test.each(['{', '[1]', '"text"', 'null', '{"type":1}'])('refuses %s', (text) => {
    expect(() => decodeControl(Buffer.from(text))).toThrow(ProtocolError);
  });
});

describe('decodeRecords', () => {
  const decode = (numbers: number[]) => [...decodeRecords(Buffer.from(new Float64Array(numbers).buffer))];

  test('refuses an unknown kind, a record cut short, and half a number', () => {
    expect(() => decode([99, 0])).toThrow(/unknown kind 99/);
    expect(() => decode([Number.NaN, 0])).toThrow(/unknown kind NaN/);
    expect(() => decode([2, 0])).toThrow(/loopClosed is cut short/);
    expect(() => [...decodeRecords(Buffer.alloc(9))]).toThrow(/whole number/);
  });
});
