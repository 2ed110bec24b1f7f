import { Finding } from './Finding';
import { Icon } from './Icon';
import { usePanel } from './panelContext';

/** The findings of the program. */
export function Findings() {
  const { store } = usePanel();
  const { findings, findingsTotal } = store.view.value!;
  if (findingsTotal === 0) {
    return (
      <div class="empty">
        <p>
          Nothing found so far. Blocking calls, forgotten awaits, lost exceptions and the like are listed
          here.
        </p>
      </div>
    );
  }
  return (
    <div class="findings-list">
      <div class="toolbar dim">
        <span>
          {findings.length < findingsTotal
            ? `The first ${findings.length} of ${findingsTotal.toLocaleString('en')} findings`
            : findingsTotal === 1
              ? '1 finding'
              : `${findingsTotal} findings`}
        </span>
        <button
          type="button"
          class="action"
          title="Clear Findings"
          aria-label="Clear Findings"
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
