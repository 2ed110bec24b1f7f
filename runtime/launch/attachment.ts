/** How attaching to a program went. */
import * as l10n from '@vscode/l10n';
import { commandOf, type RunningProcess } from './processes/process';

export interface Attachment {
  /** Its tasks are shown; or they will be, of itself; or it can't be attached to. */
  readonly state: 'shown' | 'waiting' | 'failed';
  /** The same for people: what stands in the way, and what to do. */
  readonly sentence: string;
}

const LONGEST_COMMAND = 60;

/** Its tasks are on their way. */
export function shown(process: RunningProcess): Attachment {
  return { state: 'shown', sentence: l10n.t('{0} is shown.', named(process)) };
}

/** An agent is in it that another inspector listens to. */
export function already(process: RunningProcess): Attachment {
  return failed(
    l10n.t(
      '{0} is in async debug mode already: another Loopscope shows it, or its stderr does.',
      named(process),
    ),
  );
}

/** It will show itself; the sentence says when. */
export function waiting(sentence: string): Attachment {
  return { state: 'waiting', sentence };
}

/** It can't be attached to. */
export function failed(sentence: string): Attachment {
  return { state: 'failed', sentence };
}

/** What it is called at the start of a sentence. */
export function named(process: RunningProcess): string {
  const command = commandOf(process);
  const isLong = command.length > LONGEST_COMMAND;
  const short = isLong ? `${command.slice(0, LONGEST_COMMAND - 1)}…` : command;
  return l10n.t('Process {0} ({1})', process.pid, short);
}
