import type { RowView } from '../extension/panel/messages';
import { formatDuration } from './duration';
import { Icon } from './Icon';
import { usePanel } from './panelContext';
import { ROW_HEIGHT } from './rowWindow';
import { lookOf } from './taskState';
import { waitText, waitWords } from './waitText';

/** The element id of a task's row. */
export function rowId({ key }: RowView): string {
  return `task-${key}`;
}

/** One task of the tree. */
export function Row({ row, index, isSelected }: { row: RowView; index: number; isSelected: boolean }) {
  const { store, navigation } = usePanel();
  return (
    // biome-ignore-start lint/a11y: the tree grid around it has the focus and the keys, and windowed rows can't be a <table>'s
    <div
      id={rowId(row)}
      class={`row ${row.state}`}
      role="row"
      aria-label={spoken(row)}
      aria-rowindex={index + 1}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.hasChildren ? row.isExpanded : undefined}
      aria-selected={isSelected}
      style={{ top: index * ROW_HEIGHT, '--depth': row.depth }}
      onClick={() => navigation.click(row)}
      onDblClick={() => store.openTask(row.key)}
    >
      <span class="what" role="gridcell">
        <Identity row={row} />
      </span>
      <Wait row={row} />
      <span class="end" role="gridcell">
        <Actions row={row} />
        {row.findings > 0 && <FindingsMark count={row.findings} />}
        <Age row={row} />
      </span>
    </div>
    // biome-ignore-end lint/a11y: as above
  );
}

function Identity({ row }: { row: RowView }) {
  const { name, coroutine, state } = row;
  return (
    <>
      <span class="indent" />
      <Twistie row={row} />
      <Icon name={lookOf(state).icon} tone={`state ${state}`} />
      <span class="name" title={name}>
        {name}
      </span>
      {coroutine && coroutine !== name && (
        <span class="coroutine dim" title={coroutine}>
          {coroutine}
        </span>
      )}
    </>
  );
}

/** Without what ticks: a name that changes while it's read out would be read again. */
function spoken(row: RowView): string {
  const { word } = lookOf(row.state);
  const words = waitWords(row);
  const findings = row.findings === 0 ? '' : countFindings(row.findings);
  return [row.name, word, words === word ? '' : words, findings].filter(Boolean).join(', ');
}

function countFindings(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}

function Twistie({ row }: { row: RowView }) {
  const { store } = usePanel();
  if (!row.hasChildren) return <span class="twistie" />;
  const toggle = (event: Event) => {
    event.stopPropagation();
    store.fold(row, row.isExpanded);
  };
  return (
    <span class="twistie" aria-hidden onClick={toggle} onDblClick={(event) => event.stopPropagation()}>
      <Icon name={row.isExpanded ? 'chevron-down' : 'chevron-right'} />
    </span>
  );
}

function Wait({ row }: { row: RowView }) {
  const text = waitText(row, usePanel().store.now.value);
  return (
    // biome-ignore lint/a11y: as in Row
    <span class="wait dim" role="gridcell" title={text}>
      {text}
    </span>
  );
}

function Age({ row }: { row: RowView }) {
  const age = formatDuration((row.ended ?? usePanel().store.now.value) - row.created);
  const title = row.ended === undefined ? `Created ${age} ago` : `Lived ${age}`;
  return (
    <span class="age dim" title={title}>
      {age}
    </span>
  );
}

function FindingsMark({ count }: { count: number }) {
  return (
    <span class="findings-mark" title={countFindings(count)}>
      <Icon name="warning" tone="warning" />
      {count > 1 && count}
    </span>
  );
}

/** For the mouse, and never focused: the row may leave the document. By keyboard they are Enter and Delete. */
function Actions({ row }: { row: RowView }) {
  const { store } = usePanel();
  const act = (action: () => void) => (event: Event) => {
    event.stopPropagation();
    action();
  };
  return (
    <span
      class="actions"
      onMouseDown={(event) => event.preventDefault()}
      onDblClick={(event) => event.stopPropagation()}
    >
      <button
        type="button"
        class="action"
        tabIndex={-1}
        title="Go to Await (Enter)"
        aria-label="Go to Await"
        onClick={act(() => store.openTask(row.key))}
      >
        <Icon name="go-to-file" />
      </button>
      {store.canCancel(row.state) && (
        <button
          type="button"
          class="action"
          tabIndex={-1}
          title="Cancel Task (Delete)"
          aria-label="Cancel Task"
          onClick={act(() => store.cancel(row))}
        >
          <Icon name="debug-stop" />
        </button>
      )}
    </span>
  );
}
