import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import type { Resource } from '../resource';
import { inWords, type Occurrence, type Rule } from './finding';
import { Growth } from './growth';

/** Agents tell of a queue twice in this time at least. Milliseconds. */
const TOLD_MS = 600;

/**
 * A queue without bound only grows: what is put in is not taken as fast. (From one that collects, nothing is taken at
 * all.) Marked where the queue was made.
 */
export const queueBacklog: Rule = {
  id: 'queue-backlog',
  severity: 'warning',
  title: 'Queue grows',
  watch(process) {
    const queues = new Map<number, Growth>();
    return (now) => {
      const { queueBacklogMs, queueBacklogItems } = process.thresholds;
      for (const number of queues.keys()) if (!process.resources.has(number)) queues.delete(number);
      return [...process.resources].flatMap(([number, resource]) => {
        if (resource.kind !== 'queue' || resource.capacity > 0) return [];
        const growth = queues.get(number) ?? new Growth(queueBacklogMs, TOLD_MS);
        queues.set(number, growth);
        const grown = growth.add(now, resource.size);
        return resource.isTaken && grown >= queueBacklogItems
          ? [occurrence(process, number, resource, queueBacklogMs)]
          : [];
      });
    };
  },
};

function occurrence(process: Model, number: number, queue: Resource, overMs: number): Occurrence {
  return {
    location: process.stacks.location(queue.stack),
    episode: number,
    message: () => sentence(queue, inWords(overMs)),
  };
}

function sentence({ name, size }: Resource, time: string): string {
  return name
    ? l10n.t(
        "The queue '{0}' has {1} items and only grew for {2}: items come faster than they are taken, and it has no maxsize.",
        name,
        size,
        time,
      )
    : l10n.t(
        'The queue has {0} items and only grew for {1}: items come faster than they are taken, and it has no maxsize.',
        size,
        time,
      );
}
