import * as l10n from '@vscode/l10n';
import { countFindings } from './countFindings';
import { Finding } from './Finding';
import { Icon } from './Icon';
import { formatNumber } from './number';
import { usePanel } from './panelContext';

/** The findings of the program. */
export function Findings() {
  const { store } = usePanel();
  const { findings, findingsTotal } = store.view.value!;
  if (findingsTotal === 0) {
    return (
      <div class="empty">
        <p>
          {l10n.t(
            'Nothing found so far. Blocking calls, forgotten awaits, lost exceptions and the like are listed here.',
          )}
        </p>
      </div>
    );
  }
  return (
    <div class="findings-list">
      <div class="toolbar dim">
        <span>
          {findings.length < findingsTotal
            ? l10n.t('The first {0} of {1} findings', findings.length, formatNumber(findingsTotal))
            : countFindings(findingsTotal)}
        </span>
        <button
          type="button"
          class="action"
          title={l10n.t('Clear Findings')}
          aria-label={l10n.t('Clear Findings')}
          onClick={() => store.run('loopscope.clearFindings')}
        >
          <Icon name="clear-all" />
        </button>
      </div>
      <ul class="findings">
        {findings.map((finding) => (
          <Finding key={finding.key} finding={finding} />
        ))}
      </ul>
    </div>
  );
}
