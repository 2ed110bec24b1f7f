import * as l10n from '@vscode/l10n';
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
  blocking: {
    icon: 'flame',
    word: l10n.t('blocking'),
    phrase: l10n.t('blocking the loop'),
    stackTitle: l10n.t('Blocking at'),
  },
  ready: {
    icon: 'play',
    word: l10n.t('ready'),
    phrase: l10n.t('ready to run'),
    stackTitle: l10n.t('Waiting at'),
  },
  waiting: {
    icon: 'circle-outline',
    word: l10n.t('waiting'),
    phrase: l10n.t('waiting'),
    stackTitle: l10n.t('Waiting at'),
  },
  cancelling: {
    icon: 'stop-circle',
    word: l10n.t('being cancelled'),
    phrase: l10n.t('being cancelled'),
    stackTitle: l10n.t('Waiting at'),
  },
  finished: {
    icon: 'check',
    word: l10n.t('done'),
    phrase: l10n.t('done'),
    stackTitle: l10n.t('Last seen at'),
  },
  cancelled: {
    icon: 'circle-slash',
    word: l10n.t('cancelled'),
    phrase: l10n.t('cancelled'),
    stackTitle: l10n.t('Last seen at'),
  },
  failed: {
    icon: 'error',
    word: l10n.t('failed'),
    phrase: l10n.t('failed'),
    stackTitle: l10n.t('Raised at'),
  },
  unseen: {
    icon: 'check',
    word: l10n.t('ended'),
    phrase: l10n.t('ended'),
    stackTitle: l10n.t('Last seen at'),
  },
  lost: {
    icon: 'question',
    word: l10n.t('lost'),
    phrase: l10n.t('never finished'),
    stackTitle: l10n.t('Last seen at'),
  },
};

/** How `state` looks and reads. */
export function lookOf(state: TaskState): StateLook {
  return LOOKS[state];
}

/** The heading of a task's stack in the details. `isStopped`: a debugger holds the program. */
export function stackTitle(state: TaskState, isStopped = false): string {
  return isStopped && state === 'ready' ? l10n.t('Stopped at') : LOOKS[state].stackTitle;
}

/** Whether a task in this state can still run, and so be cancelled. */
export function isLive(state: TaskState): boolean {
  return state === 'blocking' || state === 'ready' || state === 'waiting' || state === 'cancelling';
}
