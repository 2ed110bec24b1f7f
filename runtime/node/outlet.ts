import type { FromAgent } from '../protocol/messages';

/** Where the watchdog puts what it knows: an inspector, or stderr. */
export interface Outlet {
  /** Whether it can take records now. */
  readonly isReady: boolean;
  send(message: FromAgent): void;
  /** Takes whole records, as `records.ts` lays them out. */
  sendRecords(records: Float64Array): void;
  /** Sends what is left, says good-bye, and calls `done`. */
  end(done: () => void): void;
}
