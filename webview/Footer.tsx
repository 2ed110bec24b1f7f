import * as l10n from '@vscode/l10n';
import { formatNumber } from './number';
import { usePanel } from './panelContext';

/** What isn't seen, and what seeing costs. */
export function Footer() {
  const { loops, dropped, cost, level } = usePanel().store.view.value!.coverage;
  return (
    <footer class="footer dim">
      <span>{loopsSeen(loops)}</span>
      <span
        class={dropped > 0 ? 'warning' : ''}
        title={l10n.t(
          'Records that the program made faster than they could be taken in; what they said is missing here',
        )}
      >
        {dropped === 1 ? l10n.t('1 record dropped') : l10n.t('{0} records dropped', formatNumber(dropped))}
      </span>
      {cost !== undefined && (
        <span title={l10n.t("The share of the program's time that watching it takes")}>
          {l10n.t('costs {0} %', (cost * 100).toFixed(1))}
        </span>
      )}
      {level !== undefined && (
        <span
          class="warning"
          title={l10n.t('To watch each task would cost the program more than the setting allows')}
        >
          {level === 0 ? l10n.t('watched from outside only') : l10n.t('steps are not timed')}
        </span>
      )}
    </footer>
  );
}

function loopsSeen(count: number): string {
  if (count === 0) return l10n.t('No event loop seen yet');
  return count === 1 ? l10n.t('1 event loop') : l10n.t('{0} event loops', count);
}
