import * as l10n from '@vscode/l10n';
import type { Task } from '../task';
import { inWords, type Occurrence, type Rule, related } from './finding';

/** The loop's own machinery: nothing that the user could mend. */
const MACHINERY = /[\\/]asyncio[\\/]\w+\.py$/;

/** The loop was, or is being, blocked longer than the threshold. Marked at the blocking line of the user's code. */
export const slowCallback: Rule = {
  id: 'slow-callback',
  severity: 'warning',
  title: 'Slow callback',
  records: {
    slowCallback(record, { process }): Occurrence[] {
      const block = process.blockOf(record);
      const task = block?.task; // at its end another task may have the number
      const blocking = block?.line;
      const isOfUser = process.stacks.userFrame(record.stack) !== undefined;
      if (blocking && !isOfUser && MACHINERY.test(blocking.file)) return [];
      const durationMs = record.elapsed / 1000;
      const isSeen = blocking !== undefined;
      return [
        {
          location: blocking,
          task,
          durationMs,
          episode: record.episode,
          message: ({ count, longest }) =>
            record.ongoing
              ? ongoing(isSeen, inTask(task, l10n.t('{0} so far', inWords(durationMs))))
              : count === 1
                ? once(isSeen, inTask(task, inWords(longest)))
                : often(isSeen, count, inTask(task, l10n.t('{0} at the longest', inWords(longest)))),
          related: related([
            l10n.t('The task was created here'),
            task && process.stacks.location(task.creationStack),
          ]),
        },
      ];
    },
  },
};

/** How long it lasted, and in which task. */
function inTask(task: Task | undefined, time: string): string {
  return task ? l10n.t("{0}, in task '{1}'", time, task.label) : time;
}

function ongoing(isSeen: boolean, time: string): string {
  return isSeen
    ? l10n.t('This line is blocking the event loop: {0}.', time)
    : l10n.t('A line that could not be seen is blocking the event loop: {0}.', time);
}

function once(isSeen: boolean, time: string): string {
  return isSeen
    ? l10n.t('This line blocked the event loop for {0}.', time)
    : l10n.t('A line that could not be seen blocked the event loop for {0}.', time);
}

function often(isSeen: boolean, count: number, time: string): string {
  return isSeen
    ? l10n.t('This line blocked the event loop {0} times, for {1}.', count, time)
    : l10n.t('A line that could not be seen blocked the event loop {0} times, for {1}.', count, time);
}
