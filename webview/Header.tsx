import * as l10n from '@vscode/l10n';
import type { Counts, ProcessView } from '../extension/panel/messages';
import { formatDuration } from './duration';
import { Icon } from './Icon';
import { formatNumber } from './number';
import { usePanel } from './panelContext';
import { Sentence } from './Sentence';
import { Sparkline } from './Sparkline';

/** A lag from here on is drawn as trouble; it is also what a slow callback starts from by default. */
const HIGH_LAG_MS = 100;

/** A process in the picker is this far to the right of the one that started it. A list of options has no better means. */
const INDENT = '\u00a0\u00a0\u00a0';

/** Which program is shown, how it is, and how its loop does. */
export function Header() {
  return (
    <header class="header">
      <Identity />
      {!usePanel().store.process.value!.unwatched && <Statistics />}
    </header>
  );
}

function Identity() {
  const { store } = usePanel();
  const process = store.process.value!;
  const about = `${process.runtime} · ${l10n.t('pid {0}', process.pid)}`;
  return (
    <div class="identity">
      <Picker shown={process} />
      <span class="about dim" title={about}>
        {about}
      </span>
      <Liveness state={livenessOf(process, store.isPaused.value)} />
    </div>
  );
}

function Picker({ shown }: { shown: ProcessView }) {
  const { store, navigation } = usePanel();
  const { processes } = store.view.value!;
  if (processes.length === 1) {
    return (
      <strong class="program" title={shown.name}>
        {shown.name}
      </strong>
    );
  }
  const pick = (key: string) => {
    store.pickProcess(Number(key));
    navigation.toTop();
  };
  return (
    <span class="picker">
      <select
        aria-label={l10n.t('Process')}
        title={shown.name}
        value={shown.key}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {processes.map((process) => (
          <option key={process.key} value={process.key}>
            {optionText(process)}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

function optionText(process: ProcessView): string {
  const { name, pid, depth = 0 } = process;
  const text = `${INDENT.repeat(depth)}${name} · ${l10n.t('pid {0}', pid)}`;
  const state = process.unwatched ? 'unwatched' : process.state;
  return state === 'live' ? text : `${text} · ${LIVENESS[state].word}`;
}

const LIVENESS = {
  live: { icon: 'circle-filled', word: l10n.t('live'), title: l10n.t('Shown as it happens') },
  stopped: {
    icon: 'debug-breakpoint',
    word: l10n.t('stopped'),
    title: l10n.t('A debugger has stopped the program'),
  },
  paused: {
    icon: 'debug-pause',
    word: l10n.t('paused'),
    title: l10n.t('The view is paused; the program runs on'),
  },
  unwatched: {
    icon: 'eye-closed',
    word: l10n.t('not watched'),
    title: l10n.t('Nothing is known of the program, not even whether it runs on'),
  },
  ended: { icon: 'check', word: l10n.t('ended'), title: l10n.t('The program ended') },
  killed: {
    icon: 'debug-disconnect',
    word: l10n.t('killed'),
    title: l10n.t('The connection to the program broke off'),
  },
} as const;

function livenessOf({ state, isStopped, unwatched }: ProcessView, isPaused: boolean): keyof typeof LIVENESS {
  if (unwatched) return 'unwatched';
  if (state !== 'live') return state;
  if (isPaused) return 'paused';
  return isStopped ? 'stopped' : 'live';
}

function Liveness({ state }: { state: keyof typeof LIVENESS }) {
  const { icon, word, title } = LIVENESS[state];
  return (
    <span class={`liveness ${state}`} title={title}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

function Statistics() {
  const { counts, lag } = usePanel().store.view.value!;
  const isHigh = lag.now >= HIGH_LAG_MS;
  const lagNow = formatDuration(lag.now);
  return (
    <div class="statistics">
      <Numbers counts={counts} />
      <Sparkline history={lag.history} isHigh={isHigh} high={HIGH_LAG_MS} />
      <span class="lag" title={l10n.t('How late the event loop was, at worst, in the last second')}>
        <Sentence text={l10n.t('lag {0}', lagNow)} part={lagNow}>
          <b class={isHigh ? 'bad' : ''}>{lagNow}</b>
        </Sentence>
      </span>
    </div>
  );
}

/** What is counted, how it is said, and how it looks. */
const NUMBERS: ReadonlyArray<readonly [of: keyof Counts, say: (count: string) => string, tone?: string]> = [
  ['live', (count) => (count === formatNumber(1) ? l10n.t('1 task') : l10n.t('{0} tasks', count))],
  ['blocking', (count) => l10n.t('{0} blocking', count), 'bad'],
  ['failed', (count) => l10n.t('{0} failed', count), 'bad'],
  ['cancelled', (count) => l10n.t('{0} cancelled', count)],
  ['finished', (count) => l10n.t('{0} done', count)],
];

function Numbers({ counts }: { counts: Counts }) {
  const numbers = NUMBERS.filter(([of]) => of === 'live' || counts[of] > 0).map(([of, say, tone]) => {
    const number = formatNumber(counts[of]);
    return { of, number, text: say(number), tone };
  });
  return (
    <span class="numbers" title={numbers.map(({ text }) => text).join(', ')}>
      {numbers.map(({ of, number, text, tone }) => (
        <span key={of}>
          <Sentence text={text} part={number}>
            <b class={tone}>{number}</b>
          </Sentence>
        </span>
      ))}
    </span>
  );
}
