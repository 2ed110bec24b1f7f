import * as l10n from '@vscode/l10n';
import type { FindingView } from '../extension/panel/messages';
import { Icon } from './Icon';
import { LocationLink, TaskLink } from './Links';
import { formatNumber } from './number';

const ICONS = {
  error: { name: 'error', label: l10n.t('Error') },
  warning: { name: 'warning', label: l10n.t('Warning') },
  information: { name: 'info', label: l10n.t('Information') },
  hint: { name: 'lightbulb', label: l10n.t('Hint') },
} as const;

/** One finding: what is wrong, how often, and the lines that have to do with it. */
export function Finding({
  finding,
  isOfShownTask = false,
}: {
  finding: FindingView;
  isOfShownTask?: boolean;
}) {
  const { severity, message, count, location, related, task, id } = finding;
  return (
    <li class="finding">
      <Icon {...ICONS[severity]} tone={severity} />
      <div>
        <p class="finding-message">
          {message} {count > 1 && <span class="badge">×{formatNumber(count)}</span>}
        </p>
        <p class="finding-places dim">
          {location && <LocationLink location={location} />}
          {task && !isOfShownTask && <TaskLink task={task} />}
          <span>{id}</span>
        </p>
        {related.map(({ label, location: place }) => (
          <p class="finding-places dim" key={`${label} ${place.file}:${place.line}:${place.column}`}>
            <span>{label}</span> <LocationLink location={place} />
          </p>
        ))}
      </div>
    </li>
  );
}
