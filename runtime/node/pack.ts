import type { FromAgent } from '../protocol/messages';
import { RECORDS, type RecordName, type RecordOf } from '../protocol/records';
import { now } from './clock';

/** What a record says, besides its kind and its time. */
export type Fields<N extends RecordName> = Omit<RecordOf<N>, 'type' | 't'>;

/** A text that records refer to by number. */
export const TEXT = -1;

/** A control message, as JSON. */
export const MESSAGE = -2;

const NAMES = new Map(
  Object.entries(RECORDS).map(([name, { fields }]) => [name as RecordName, Object.keys(fields)]),
);
const LENGTHS = new Map(
  Object.values(RECORDS).map(({ kind, fields }) => [kind as number, 2 + Object.keys(fields).length]),
);

/** Numbers in the longest record. */
export const LONGEST_RECORD = Math.max(...LENGTHS.values());

/** Lays a record out as numbers, with the time of now. */
export function pack<N extends RecordName>(type: N, fields: Fields<N>): number[] {
  const record = [RECORDS[type].kind, now()];
  for (const name of NAMES.get(type)!) record.push((fields as Record<string, number>)[name]!);
  return record;
}

/** {@link pack} for the most frequent record. */
export function packTaskCreated(
  task: number,
  parent: number,
  loop: number,
  name: number,
  coroutine: number,
  stack: number,
): number[] {
  return [RECORDS.taskCreated.kind, now(), task, parent, loop, name, coroutine, stack];
}

/** {@link pack} for the end of a task that has not failed. */
export function packTaskDone(task: number, outcome: number): number[] {
  return [RECORDS.taskDone.kind, now(), task, outcome, 0, 0];
}

/** What was taken from a ring. The messages come first: the records refer to them. */
export interface Unpacked {
  readonly messages: readonly FromAgent[];
  readonly records: Float64Array;
}

/** Tells the records from the texts among what was taken from a ring. */
export function unpack(taken: Float64Array): Unpacked {
  const bytes = Buffer.from(taken.buffer);
  const texts: Array<readonly [id: number, text: string]> = [];
  const messages: FromAgent[] = [{ type: 'strings', entries: texts }];
  let kept = 0;
  for (let at = 0; at < taken.length; ) {
    const kind = taken[at]!;
    let length = LENGTHS.get(kind)!;
    if (kind < 0) {
      const size = taken[at + 2]!;
      const text = bytes.toString('utf8', 8 * (at + 3), 8 * (at + 3) + size);
      length = 3 + Math.ceil(size / 8);
      if (kind === TEXT) texts.push([taken[at + 1]!, text]);
      else messages.push(JSON.parse(text) as FromAgent);
    } else {
      taken.copyWithin(kept, at, at + length);
      kept += length;
    }
    at += length;
  }
  return { messages: texts.length > 0 ? messages : messages.slice(1), records: taken.slice(0, kept) };
}
