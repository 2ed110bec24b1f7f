import * as l10n from '@vscode/l10n';
import type { RowView } from '../extension/panel/messages';
import { countFindings } from './countFindings';
import { formatDuration } from './duration';
import { Icon } from './Icon';
import { usePanel } from './panelContext';
import { ROW_HEIGHT } from './rowWindow';
import { coroutineBeside } from './taskName';
import { lookOf } from './taskState';
import { waitClock, waitText, waitWords } from './waitText';

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
      <span class="indent" />
      <span class="what" role="gridcell">
        <Identity row={row} />
      </span>
      <Wait row={row} />
      <span class="end" role="gridcell">
        {row.findings > 0 && <FindingsMark count={row.findings} />}
        <Age row={row} />
        <Actions row={row} />
      </span>
    </div>
    // biome-ignore-end lint/a11y: as above
  );
}

function Identity({ row }: { row: RowView }) {
  const { name, state } = row;
  const coroutine = coroutineBeside(row);
  return (
    <>
      <Twistie row={row} />
      <Icon name={lookOf(state).icon} tone={`state ${state}`} />
      <span class="name" title={name}>
        {name}
      </span>
      {coroutine && (
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
  const { value: now } = usePanel().store.now;
  const clock = waitClock(row, now);
  return (
    // biome-ignore lint/a11y: as in Row
    <span class="wait dim" role="gridcell" title={waitText(row, now)}>
      <span class="words">{waitWords(row)}</span>
      {clock && <span class="clock">&nbsp;· {clock}</span>}
    </span>
  );
}

function Age({ row }: { row: RowView }) {
  const age = formatDuration((row.ended ?? usePanel().store.now.value) - row.created);
  const title = row.ended === undefined ? l10n.t('Created {0} ago', age) : l10n.t('Lived {0}', age);
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

function Actions({ row }: { row: RowView }) {
  const { store } = usePanel();
  return (
    <span class="actions">
      <RowButton
        icon="go-to-file"
        label={l10n.t('Go to Await')}
        keyName={l10n.t('Enter')}
        onPress={() => store.openTask(row.key)}
      />
      {store.canCancel(row.state) && (
        <RowButton
          icon="debug-stop"
          label={l10n.t('Cancel Task')}
          keyName={l10n.t('Delete')}
          onPress={() => store.cancel(row)}
        />
      )}
    </span>
  );
}

interface RowButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly keyName: string;
  readonly onPress: () => void;
}

/** For the mouse; the tree has the key for it. Never focused: its row may leave the document. */
function RowButton({ icon, label, keyName, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      class="action"
      tabIndex={-1}
      title={`${label} (${keyName})`}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onDblClick={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
