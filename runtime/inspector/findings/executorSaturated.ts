import * as l10n from '@vscode/l10n';
import type { ResourceType } from '../../protocol/records';
import type { Model } from '../model';
import type { Resource } from '../resource';
import { inWords, type Occurrence, type Rule } from './finding';

const POOLS: ReadonlySet<ResourceType> = new Set<ResourceType>(['threadPool', 'processPool']);

interface Busy {
  readonly since: number;
  readonly waiters: number;
}

/** All threads of a pool are busy and its jobs don't become fewer. Marked where the pool was made, or where a task waits for it. */
export const executorSaturated: Rule = {
  id: 'executor-saturated',
  severity: 'warning',
  title: 'Executor saturated',
  watch(process) {
    const busy = new Map<number, Busy>();
    // Where a task waited for it last, if none does now.
    const places = new Map<number, number>();
    return (now) => {
      for (const number of busy.keys()) if (!process.resources.has(number)) busy.delete(number);
      return [...process.resources].flatMap(([number, pool]) => {
        if (!POOLS.has(pool.kind)) return [];
        const known = busy.get(number);
        const isFull = pool.capacity > 0 && pool.size >= pool.capacity && pool.waiters > 0;
        if (!isFull) busy.delete(number);
        else if (!known || pool.waiters < known.waiters)
          busy.set(number, { since: now, waiters: pool.waiters });
        const forMs = now - (busy.get(number)?.since ?? now);
        return forMs >= process.thresholds.executorSaturatedMs
          ? [occurrence(process, number, pool, forMs, places)]
          : [];
      });
    };
  },
};

function occurrence(
  process: Model,
  number: number,
  pool: Resource,
  forMs: number,
  places: Map<number, number>,
): Occurrence {
  const waiting = process.pendingTasks().find((task) => task.waiting?.wait === 'executor')?.waiting;
  if (waiting?.stack) places.set(number, waiting.stack);
  return {
    location: process.stacks.location(pool.stack, places.get(number) ?? 0),
    durationMs: forMs,
    episode: number,
    message: ({ longest }) => sentence(pool, inWords(longest)),
  };
}

function sentence({ kind, name, capacity, waiters }: Resource, time: string): string {
  const jobs = waiters === 1 ? l10n.t('1 job waits') : l10n.t('{0} jobs wait', waiters);
  if (kind === 'threadPool') {
    return name
      ? l10n.t(
          "All {0} threads of the pool '{1}' have been busy for {2}, and {3}.",
          capacity,
          name,
          time,
          jobs,
        )
      : l10n.t('All {0} threads of the pool have been busy for {1}, and {2}.', capacity, time, jobs);
  }
  return name
    ? l10n.t(
        "All {0} processes of the pool '{1}' have been busy for {2}, and {3}.",
        capacity,
        name,
        time,
        jobs,
      )
    : l10n.t('All {0} processes of the pool have been busy for {1}, and {2}.', capacity, time, jobs);
}
