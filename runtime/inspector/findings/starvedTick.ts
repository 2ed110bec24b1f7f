import { inWords, type Occurrence, type Rule } from './finding';

/** A line with less of the turn than this doesn't stand out. */
const LEAST_PART = 0.25;

/** Many small callbacks added up to a long turn of the loop. Marked where most of the turn was spent, if a line stands out. */
export const starvedTick: Rule = {
  id: 'starved-tick',
  severity: 'warning',
  title: 'Long turn of the loop',
  records: {
    slowTurn({ elapsed, part, stack }, { process }): Occurrence[] {
      const durationMs = elapsed / 1000;
      if (durationMs < process.thresholds.starvedTickMs) return [];
      const stands = part >= LEAST_PART;
      const where = stands ? `, ${Math.round(part * 100)} % of the time at this line` : '';
      return [
        {
          location: stands ? process.stacks.location(stack) : undefined,
          durationMs,
          message: ({ count, longest }) =>
            `One turn of the event loop took ${inWords(longest)}: many short callbacks were ready at once and ran one after the ` +
            `other${where}${count > 1 ? ` (${count} such turns)` : ''}.`,
        },
      ];
    },
  },
};
