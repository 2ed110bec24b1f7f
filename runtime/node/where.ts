import type { RawFrame } from '../protocol/messages';

/** Where the program's thread is. */
export interface Where {
  /** The step of the loop; 0 between two. */
  readonly step: number;
  readonly task: number;
  readonly frames: readonly RawFrame[];
}

/** Reads the text of a {@link Where}. */
export function parseWhere(text: string): Where {
  return JSON.parse(text) as Where;
}
