import type { TaskState } from '../extension/panel/messages';

/** How a state looks and reads. */
export interface StateLook {
  /** A codicon; each state has its own shape, so that colour is never the only difference. */
  readonly icon: string;
  /** For the details and for screen readers. */
  readonly word: string;
  /** Stands where the wait would, when the host has no words for it. */
  readonly phrase: string;
  /** The heading of the stack in the details. */
  readonly stackTitle: string;
}

const LOOKS: Readonly<Record<TaskState, StateLook>> = {
  blocking: { icon: 'flame', word: 'blocking', phrase: 'blocking the loop', stackTitle: 'Blocking at' },
  ready: { icon: 'play', word: 'ready', phrase: 'ready to run', stackTitle: 'Waiting at' },
  waiting: { icon: 'circle-outline', word: 'waiting', phrase: 'waiting', stackTitle: 'Waiting at' },
  cancelling: {
    icon: 'stop-circle',
    word: 'being cancelled',
    phrase: 'being cancelled',
    stackTitle: 'Waiting at',
  },
  finished: { icon: 'check', word: 'done', phrase: 'done', stackTitle: 'Last seen at' },
  cancelled: { icon: 'circle-slash', word: 'cancelled', phrase: 'cancelled', stackTitle: 'Last seen at' },
  failed: { icon: 'error', word: 'failed', phrase: 'failed', stackTitle: 'Raised at' },
  unseen: { icon: 'check', word: 'ended', phrase: 'ended', stackTitle: 'Last seen at' },
  lost: { icon: 'question', word: 'lost', phrase: 'never finished', stackTitle: 'Last seen at' },
};

/** How `state` looks and reads. */
export function lookOf(state: TaskState): StateLook {
  return LOOKS[state];
}

/** The heading of a task's stack in the details. `isStopped`: a debugger holds the program. */
export function stackTitle(state: TaskState, isStopped = false): string {
  return isStopped && state === 'ready' ? 'Stopped at' : LOOKS[state].stackTitle;
}

/** Whether a task in this state can still run, and so be cancelled. */
export function isLive(state: TaskState): boolean {
  return state === 'blocking' || state === 'ready' || state === 'waiting' || state === 'cancelling';
}
