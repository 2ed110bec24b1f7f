/**
 * A finding is a problem at a line. Each kind is one file in this folder, a {@link Rule}: an id, a severity, and
 * what it makes of the records. To add one, write its file and name it in `rules.ts`.
 */
import type { AnyRecord, RecordName, RecordOf } from '../../protocol/records';
import type { Model } from '../model';
import type { Task } from '../task';
import type { Location, Severity } from '../view';

/** A further place that belongs to a finding, such as the call that cancelled. */
export interface Related {
  readonly label: string;
  readonly location: Location;
}

/** One occurrence of a problem. Occurrences of one kind at one line are one finding with a count. */
export interface Occurrence {
  /** The line to mark; absent when it isn't known. */
  readonly location: Location | undefined;
  /** Makes the sentence; `longest` is the greatest `durationMs` at this line. */
  readonly message: (seen: { count: number; longest: number }) => string;
  readonly related?: readonly Related[];
  readonly task?: Task;
  readonly durationMs?: number;
  /** Names an occurrence that is told again while it lasts, and counted once. */
  readonly episode?: number | string;
}

/** Looks at a whole process, several times a second; `now` is on the clock of the records, in milliseconds. */
export type Look = (now: number) => readonly Occurrence[];

/** What a rule is given beside the record. */
export interface Context {
  readonly process: Model;
  /** The task that the record names, as it is after the record was taken in. */
  readonly task: Task | undefined;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What the kind of problem is, for a heading. */
  readonly title: string;
  /** What to make of each kind of record. */
  readonly records?: {
    readonly [N in RecordName]?: (record: RecordOf<N>, context: Context) => readonly Occurrence[];
  };
  /** Called for each process, for what no single record tells. What it returns may keep what it has seen. */
  readonly watch?: (process: Model) => Look;
  /** What to say when the program has ended in good order. */
  readonly onEnd?: (process: Model) => readonly Occurrence[];
}

/** Asks a rule about a record. */
export function apply(rule: Rule, record: AnyRecord, context: Context): readonly Occurrence[] {
  const make = rule.records?.[record.type] as
    | ((record: AnyRecord, context: Context) => readonly Occurrence[])
    | undefined;
  return make?.(record, context) ?? [];
}

/** The related places that are known. */
export function related(
  ...places: ReadonlyArray<readonly [label: string, location: Location | undefined]>
): Related[] {
  return places.flatMap(([label, location]) => (location ? [{ label, location }] : []));
}

/** A sentence, and behind it in brackets what there is to remark, if anything: `… (3 times)`. */
export function remarked(sentence: string, remark: string | false): string {
  return remark ? `${sentence} (${remark})` : sentence;
}

/** `412 ms`, `3.2 s` */
export function inWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
