import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { FILTER_ID, TREE_ID } from './Filter';
import { usePanel } from './panelContext';
import { Row, rowId } from './Row';
import { isInView, ROW_HEIGHT } from './rowWindow';
import { useTreeScroll } from './useTreeScroll';

/** Rows drawn beyond the edges of the viewport: enough that the next frame of a scroll has no gap. */
const DRAWN_BEYOND_PX = 5 * ROW_HEIGHT;

/**
 * The tasks, as an ARIA tree grid. Only rows on screen are in the document; the tree itself keeps the focus and names
 * the active row, so that the keyboard works on while that row is scrolled away.
 */
export function Tree() {
  const { store, navigation } = usePanel();
  const scroller = useRef<HTMLDivElement>(null);
  const onScroll = useTreeScroll(scroller);
  const { rows } = store.view.value!;
  const { top, height } = store.viewport.value;
  const drawn = { top: top - DRAWN_BEYOND_PX, height: height + 2 * DRAWN_BEYOND_PX };
  const visible = rows.items
    .map((row, i) => ({ row, index: rows.first + i }))
    .filter(({ index }) => isInView(index, drawn));
  const selected = store.selected.value;
  const active = visible.find(({ row }) => row.key === selected);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (navigation.press(event.key)) event.preventDefault();
    else if (event.key.length === 1 && event.key !== ' ') document.getElementById(FILTER_ID)?.focus();
  };

  return (
    <div
      id={TREE_ID}
      class="tree"
      ref={scroller}
      role="treegrid"
      tabIndex={0}
      aria-label={l10n.t('Tasks')}
      aria-rowcount={rows.total}
      aria-activedescendant={active && rowId(active.row)}
      data-vscode-context='{"preventDefaultContextMenuItems":true}'
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div class="rows" role="presentation" style={{ height: rows.total * ROW_HEIGHT }}>
        {visible.map(({ row, index }) => (
          <Row key={row.key} row={row} index={index} isSelected={row.key === selected} />
        ))}
      </div>
    </div>
  );
}
