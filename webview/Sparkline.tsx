import * as l10n from '@vscode/l10n';
import { formatDuration } from './duration';

const WIDTH = 48;
const HEIGHT = 14;

/** The lag of each of the last seconds, oldest first; the scale never ends below `high`, so that calm looks calm. */
export function Sparkline(props: { history: readonly number[]; high: number; isHigh: boolean }) {
  const { history, high, isHigh } = props;
  const worst = Math.max(0, ...history);
  const label = l10n.t('Lag of the event loop over the last minute, at worst {0}', formatDuration(worst));
  return (
    <svg
      class={isHigh ? 'sparkline bad' : 'sparkline'}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <polyline fill="none" stroke="currentColor" points={points(history, Math.max(worst, high))} />
    </svg>
  );
}

function points(history: readonly number[], top: number): string {
  const stride = WIDTH / Math.max(1, history.length - 1);
  const y = (lag: number) => HEIGHT - 1 - (lag / top) * (HEIGHT - 2);
  return history.map((lag, i) => `${(i * stride).toFixed(1)},${y(lag).toFixed(1)}`).join(' ');
}
