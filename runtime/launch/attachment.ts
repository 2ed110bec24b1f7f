/** How attaching to a program went. */
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
  return { state: 'shown', sentence: `${named(process)} is shown.` };
}

/** An agent is in it that another inspector listens to. */
export function already(process: RunningProcess): Attachment {
  return failed(
    `${named(process)} is in async debug mode already: another Loopscope shows it, or its stderr does.`,
  );
}

/** It will show itself when `what` is so. */
export function waiting(process: RunningProcess, what: string): Attachment {
  return { state: 'waiting', sentence: `${named(process)} ${what}` };
}

/** It can't be attached to. */
export function failed(sentence: string): Attachment {
  return { state: 'failed', sentence };
}

/** What it is called at the start of a sentence. */
export function named(process: RunningProcess): string {
  const command = commandOf(process);
  const isLong = command.length > LONGEST_COMMAND;
  return `Process ${process.pid} (${isLong ? `${command.slice(0, LONGEST_COMMAND - 1)}…` : command})`;
}
