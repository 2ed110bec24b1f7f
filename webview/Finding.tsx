import type { FindingView } from '../extension/panel/messages';
import { Icon } from './Icon';
import { LocationLink, TaskLink } from './Links';

const ICONS = {
  error: { name: 'error', label: 'Error' },
  warning: { name: 'warning', label: 'Warning' },
  information: { name: 'info', label: 'Information' },
  hint: { name: 'lightbulb', label: 'Hint' },
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
          {message} {count > 1 && <span class="badge">×{count.toLocaleString('en')}</span>}
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
