import { inWords, type Occurrence, type Rule, related } from './finding';

/** The loop's own machinery: nothing that the user could mend. */
const MACHINERY = /[\\/]asyncio[\\/]\w+\.py$/;

/** The loop was, or is being, blocked longer than the threshold. Marked at the blocking line of the user's code. */
export const slowCallback: Rule = {
  id: 'slow-callback',
  severity: 'warning',
  title: 'Slow callback',
  records: {
    slowCallback(record, { process, task }): Occurrence[] {
      const blocking = process.blockingLine(record);
      const isOfUser = process.stacks.userFrame(record.stack) !== undefined;
      if (blocking && !isOfUser && MACHINERY.test(blocking.file)) return [];
      const durationMs = record.elapsed / 1000;
      const what = blocking ? 'This line' : 'A line that could not be seen';
      const who = task ? `, in task '${task.label}'` : '';
      return [
        {
          location: blocking,
          task,
          durationMs,
          episode: record.episode,
          message: ({ count, longest }) =>
            record.ongoing
              ? `${what} is blocking the event loop: ${inWords(durationMs)} so far${who}.`
              : count === 1
                ? `${what} blocked the event loop for ${inWords(longest)}${who}.`
                : `${what} blocked the event loop ${count} times, for ${inWords(longest)} at the longest${who}.`,
          related: related([
            'The task was created here',
            task && process.stacks.location(task.creationStack),
          ]),
        },
      ];
    },
  },
};
