import type { RowView } from '../extension/panel/messages';

/** Where the keyboard is in the tree. */
export interface Place {
  /** Of the active row, also when it isn't loaded; absent if none is active. */
  readonly index: number | undefined;
  /** The active row, if it is loaded. */
  readonly row: RowView | undefined;
  /** Of the topmost row on screen: where to start without an active row. */
  readonly top: number;
  readonly total: number;
  /** Rows per page. */
  readonly page: number;
}

/** What a key does in the tree. */
export type TreeAction =
  | { readonly type: 'move'; readonly index: number }
  | { readonly type: 'parent' }
  | { readonly type: 'fold' | 'unfold' | 'open' | 'cancel'; readonly row: RowView }
  /** Nothing is selected any more. */
  | { readonly type: 'leave' };

/** What `key` (a KeyboardEvent's) does at `place`, as in VS Code's own trees; undefined if it isn't the tree's. */
export function treeAction(key: string, place: Place): TreeAction | undefined {
  return movement(key, place) ?? (place.row && rowAction(key, place, place.row));
}

function movement(key: string, { index, top, total, page }: Place): TreeAction | undefined {
  if (total === 0) return undefined;
  const last = total - 1;
  const to = (wanted: number): TreeAction => ({ type: 'move', index: Math.min(last, Math.max(0, wanted)) });
  switch (key) {
    case 'ArrowDown':
      return to(index === undefined ? top : index + 1);
    case 'ArrowUp':
      return to(index === undefined ? top : index - 1);
    case 'PageDown':
      return to((index ?? top) + page);
    case 'PageUp':
      return to((index ?? top) - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    default:
      return undefined;
  }
}

function rowAction(key: string, { index, total }: Place, row: RowView): TreeAction | undefined {
  switch (key) {
    case 'ArrowRight':
      if (!row.hasChildren) return undefined;
      if (!row.isExpanded) return { type: 'unfold', row };
      return index !== undefined && index + 1 < total ? { type: 'move', index: index + 1 } : undefined;
    case 'ArrowLeft':
      return row.hasChildren && row.isExpanded ? { type: 'fold', row } : { type: 'parent' };
    case ' ':
      return row.hasChildren ? { type: row.isExpanded ? 'fold' : 'unfold', row } : undefined;
    case 'Enter':
      return { type: 'open', row };
    case 'Delete':
      return { type: 'cancel', row };
    case 'Escape':
      return { type: 'leave' };
    default:
      return undefined;
  }
}
