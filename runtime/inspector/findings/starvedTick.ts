import * as l10n from '@vscode/l10n';
import { inWords, type Occurrence, type Rule, remarked } from './finding';

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
      return [
        {
          location: stands ? process.stacks.location(stack) : undefined,
          durationMs,
          message: ({ count, longest }) =>
            remarked(
              sentence(inWords(longest), stands ? Math.round(part * 100) : 0),
              count > 1 && l10n.t('{0} such turns', count),
            ),
        },
      ];
    },
  },
};

/** @param percent what the marked line had of the time; 0 without one */
function sentence(time: string, percent: number): string {
  return percent > 0
    ? l10n.t(
        'One turn of the event loop took {0}: many short callbacks were ready at once and ran one after the other, {1} % of the time at this line.',
        time,
        percent,
      )
    : l10n.t(
        'One turn of the event loop took {0}: many short callbacks were ready at once and ran one after the other.',
        time,
      );
}
