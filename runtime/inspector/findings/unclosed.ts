import * as l10n from '@vscode/l10n';
import type { RecordOf } from '../../protocol/records';
import type { Model } from '../model';
import { type Rule, remarked } from './finding';

/**
 * A loop, server, stream, process or pool was left open. Marked where it was made. A loop that a library has made is the
 * library's to close.
 */
export const unclosed: Rule = {
  id: 'unclosed',
  severity: 'warning',
  title: 'Left open',
  records: {
    unclosed: (record, { process }) =>
      isLoopOfLibrary(process, record)
        ? []
        : [
            {
              location: process.stacks.location(record.stack),
              message: ({ count }) =>
                remarked(
                  l10n.t('Nobody closed the {0}.', process.text(record.what)),
                  count > 1 && l10n.t('{0} of them', count),
                ),
            },
          ],
  },
};

function isLoopOfLibrary(process: Model, { what, stack }: RecordOf<'unclosed'>): boolean {
  return process.text(what) === 'event loop' && process.stacks.caller(stack)?.isUser === false;
}
