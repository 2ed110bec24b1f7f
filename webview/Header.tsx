import type { Counts, ProcessView } from '../extension/panel/messages';
import { formatDuration } from './duration';
import { Icon } from './Icon';
import { usePanel } from './panelContext';
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
      <Statistics />
    </header>
  );
}

function Identity() {
  const { store } = usePanel();
  const process = store.process.value!;
  const about = `${process.runtime} · pid ${process.pid}`;
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
        aria-label="Process"
        title={shown.name}
        value={shown.key}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {processes.map(({ key, name, pid, state, depth = 0 }) => (
          <option key={key} value={key}>
            {`${INDENT.repeat(depth)}${name} · pid ${pid}${state === 'live' ? '' : ` · ${state}`}`}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

const LIVENESS = {
  live: { icon: 'circle-filled', title: 'Shown as it happens' },
  stopped: { icon: 'debug-breakpoint', title: 'A debugger has stopped the program' },
  paused: { icon: 'debug-pause', title: 'The view is paused; the program runs on' },
  ended: { icon: 'check', title: 'The program ended' },
  killed: { icon: 'debug-disconnect', title: 'The connection to the program broke off' },
} as const;

function livenessOf({ state, isStopped }: ProcessView, isPaused: boolean): keyof typeof LIVENESS {
  if (state !== 'live') return state;
  if (isPaused) return 'paused';
  return isStopped ? 'stopped' : 'live';
}

function Liveness({ state }: { state: keyof typeof LIVENESS }) {
  const { icon, title } = LIVENESS[state];
  return (
    <span class={`liveness ${state}`} title={title}>
      <Icon name={icon} />
      {state}
    </span>
  );
}

function Statistics() {
  const { counts, lag } = usePanel().store.view.value!;
  const isHigh = lag.now >= HIGH_LAG_MS;
  return (
    <div class="statistics">
      <Numbers counts={counts} />
      <Sparkline history={lag.history} isHigh={isHigh} high={HIGH_LAG_MS} />
      <span class="lag" title="How late the event loop was, at worst, in the last second">
        lag <b class={isHigh ? 'bad' : ''}>{formatDuration(lag.now)}</b>
      </span>
    </div>
  );
}

function Numbers({ counts }: { counts: Counts }) {
  const numbers = [
    { count: counts.live, what: counts.live === 1 ? 'task' : 'tasks', always: true },
    { count: counts.blocking, what: 'blocking', tone: 'bad' },
    { count: counts.failed, what: 'failed', tone: 'bad' },
    { count: counts.cancelled, what: 'cancelled' },
    { count: counts.finished, what: 'done' },
  ].filter(({ count, always }) => always || count > 0);
  return (
    <span class="numbers" title={numbers.map(({ count, what }) => `${format(count)} ${what}`).join(', ')}>
      {numbers.map(({ count, what, tone }) => (
        <span key={what}>
          <b class={tone}>{format(count)}</b> {what}
        </span>
      ))}
    </span>
  );
}

function format(count: number): string {
  return count.toLocaleString('en');
}
