import type { TaskState } from '../extension/panel/messages';

/** How a state looks and reads. */
export interface StateLook {
  /** A codicon; each state has its own shape, so that colour is never the only difference. */
  readonly icon: string;
  /** For the details and for screen readers. */
  readonly word: string;
  /** Stands where the wait would, when the host has no words for it. */
  readonly phrase: string;
}

const LOOKS: Readonly<Record<TaskState, StateLook>> = {
  blocking: { icon: 'flame', word: 'blocking', phrase: 'blocking the loop' },
  ready: { icon: 'play', word: 'ready', phrase: 'ready to run' },
  waiting: { icon: 'circle-outline', word: 'waiting', phrase: 'waiting' },
  cancelling: { icon: 'stop-circle', word: 'being cancelled', phrase: 'being cancelled' },
  finished: { icon: 'check', word: 'done', phrase: 'done' },
  cancelled: { icon: 'circle-slash', word: 'cancelled', phrase: 'cancelled' },
  failed: { icon: 'error', word: 'failed', phrase: 'failed' },
  lost: { icon: 'question', word: 'lost', phrase: 'never finished' },
};

/** How `state` looks and reads. */
export function lookOf(state: TaskState): StateLook {
  return LOOKS[state];
}

/** Whether a task in this state can still run, and so be cancelled. */
export function isLive(state: TaskState): boolean {
  return state === 'blocking' || state === 'ready' || state === 'waiting' || state === 'cancelling';
}
