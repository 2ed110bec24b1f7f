/** Something that tasks share, as an agent last told. */
import type { ResourceType } from '../protocol/records';

export interface Resource {
  readonly kind: ResourceType;
  readonly name: string;
  /** The agent's number of the task that holds it; 0 for none. */
  readonly holder: number;
  /** Tasks that wait for it; for a pool, jobs. */
  readonly waiters: number;
  /** See the record's `size` and `capacity`; a capacity of 0 is no bound. */
  readonly size: number;
  readonly capacity: number;
  /** Where it was made. */
  readonly stack: number;
  /** Whether items of a queue were taken; those that were said to be done don't count. */
  readonly isTaken: boolean;
}
