import { RECORDS, type RecordName, type RecordOf } from '../protocol/records';
import { now } from './clock';

/** What a record says, besides its kind and its time. */
export type Fields<N extends RecordName> = Omit<RecordOf<N>, 'type' | 't'>;

/** Numbers in the longest record. */
export const LONGEST_RECORD =
  2 + Math.max(...Object.values(RECORDS).map(({ fields }) => Object.keys(fields).length));

/** Lays a record out as numbers, with the time of now. */
export function pack<N extends RecordName>(type: N, fields: Fields<N>): number[] {
  const { kind, fields: layout } = RECORDS[type];
  const record = [kind, now()];
  for (const field in layout) record.push((fields as Record<string, number>)[field]!);
  return record;
}
