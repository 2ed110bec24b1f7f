/** From when on the findings speak that are a matter of degree. Milliseconds, if not said otherwise. */
export interface Thresholds {
  /** A wait that somebody should have ended. */
  readonly stuckTaskMs: number;
  /** A turn of the loop, all of its callbacks together. */
  readonly starvedTickMs: number;
  /** Every wait of a cycle. */
  readonly deadlockMs: number;
  /** A task that has caught its cancellation goes on. */
  readonly cancelSwallowedMs: number;
  /** Over so long the live tasks of one line only grow, … */
  readonly taskLeakMs: number;
  /** … by at least so many. */
  readonly taskLeakTasks: number;
  /** Over so long a queue without bound only grows, … */
  readonly queueBacklogMs: number;
  /** … by at least so many items. */
  readonly queueBacklogItems: number;
  /** All threads of a pool are busy and jobs wait. */
  readonly executorSaturatedMs: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  stuckTaskMs: 30_000,
  starvedTickMs: 250,
  deadlockMs: 1_000,
  cancelSwallowedMs: 5_000,
  taskLeakMs: 300_000,
  taskLeakTasks: 100,
  queueBacklogMs: 30_000,
  queueBacklogItems: 1_000,
  executorSaturatedMs: 10_000,
};
