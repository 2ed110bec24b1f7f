/** The panel's tabs. */
export type Tab = 'tasks' | 'findings';

/** What of the panel outlives its being hidden. */
export interface SavedState {
  /** The process that was picked; without one the newest is shown. */
  readonly process?: number;
  readonly filter: string;
  /** Keys of the tasks whose children are folded away, oldest fold first. */
  readonly collapsed: readonly number[];
  readonly selected?: number;
  readonly tab: Tab;
  /** Of the details area, in CSS pixels. */
  readonly detailsHeight: number;
}

/** What a new panel starts from. */
export const INITIAL_STATE: SavedState = { filter: '', collapsed: [], tab: 'tasks', detailsHeight: 220 };

/** Folded tasks that are long gone are not worth more than this many numbers in every query. */
const MAX_COLLAPSED = 1000;

/** The state that was saved, field by field; what is missing or of another version's shape is as in a new panel. */
export function restoreState(saved: unknown): SavedState {
  const { process, filter, collapsed, selected, tab, detailsHeight } = Object(saved) as Record<
    string,
    unknown
  >;
  return {
    ...(isCount(process) && { process }),
    ...(isCount(selected) && { selected }),
    filter: typeof filter === 'string' ? filter : INITIAL_STATE.filter,
    collapsed: Array.isArray(collapsed) ? collapsed.filter(isCount) : INITIAL_STATE.collapsed,
    tab: tab === 'findings' ? tab : 'tasks',
    detailsHeight: isCount(detailsHeight) ? detailsHeight : INITIAL_STATE.detailsHeight,
  };
}

/** `collapsed` with the task folded or unfolded; past a bound the oldest folds are forgotten. */
export function withFold(collapsed: readonly number[], task: number, isFolded: boolean): readonly number[] {
  const others = collapsed.filter((key) => key !== task);
  return isFolded ? [...others, task].slice(-MAX_COLLAPSED) : others;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
