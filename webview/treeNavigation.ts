import { computed, signal } from '@preact/signals';
import type { RowView, View } from '../extension/panel/messages';
import { isInView, pageSize, ROW_HEIGHT, topToShow, type Viewport } from './rowWindow';
import type { Store } from './store';
import { type TreeAction, treeAction } from './treeKeys';

/** A scrolling that is asked of the tree: to a `top`, or `by` a distance; CSS pixels. */
export type Jump = { readonly top: number } | { readonly by: number };

/**
 * Moves through rows of which only a window is here: the active row is known by its task, which its index is looked
 * up for, or by its index alone until its row has come.
 */
export class TreeNavigation {
  /** What the tree has yet to scroll. */
  readonly jump = signal<Jump | undefined>(undefined);
  /** The index that the keyboard went to and whose row isn't loaded yet. */
  readonly #target = signal<number | undefined>(undefined);
  /** Where the active row is; undefined if there is none, or none that the tree shows. */
  readonly activeIndex = computed(
    () => this.#target.value ?? indexOf(this.#store.view.value, this.#store.selected.value),
  );
  readonly #store: Store;
  /** The task that is brought into view as soon as it's known where it is. */
  #revealing: number | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.#revealing = store.selected.peek();
  }

  /** To be called with each view, after the store has it. */
  follow(before: View | undefined, view: View): void {
    this.#keepSelectedInPlace(before, view);
    this.#arrive(view);
    this.#revealWhenKnown(view);
  }

  /** The viewport is now this; if it has become lower, the active row that was in it stays in it. */
  seen(viewport: Viewport): void {
    const before = this.#store.viewport.peek();
    if (before.top === viewport.top && before.height === viewport.height) return;
    this.#store.viewport.value = viewport;
    const index = this.activeIndex.peek();
    const isCovered = viewport.height < before.height && index !== undefined && isInView(index, before);
    if (isCovered) this.#scrollTo(index);
  }

  /** Does what `key` (a KeyboardEvent's) does in the tree; false if it does nothing. */
  press(key: string): boolean {
    const view = this.#store.view.peek();
    const { top, height } = this.#store.viewport.peek();
    const index = this.activeIndex.peek();
    const action = treeAction(key, {
      index,
      row: view && index !== undefined ? view.rows.items[index - view.rows.first] : undefined,
      top: Math.ceil(top / ROW_HEIGHT),
      total: view?.rows.total ?? 0,
      page: pageSize(height),
    });
    if (action) this.#act(action, view!);
    return action !== undefined;
  }

  /** Selects `row`, which is on screen. */
  click(row: RowView): void {
    this.#target.value = undefined;
    this.#revealing = undefined;
    this.#store.select(row.key);
  }

  /** Selects a task wherever it is, and shows its row: unfolds what hides it, and scrolls there. */
  reveal(task: number): void {
    this.#target.value = undefined;
    this.#store.showTab('tasks');
    this.#store.select(task);
    this.#revealing = task;
    this.#revealWhenKnown(this.#store.view.peek());
  }

  /** Scrolls back to the first row. */
  toTop(): void {
    this.#target.value = undefined;
    this.jump.value = { top: 0 };
  }

  #act(action: TreeAction, view: View): void {
    if (action.type === 'move') this.#moveTo(action.index, view);
    else if (action.type === 'parent') this.#moveToParent(view);
    else if (action.type === 'open') this.#store.openTask(action.row.key);
    else if (action.type === 'cancel') this.#store.cancel(action.row);
    else if (action.type === 'leave') this.#store.select(undefined);
    else this.#store.fold(action.row, action.type === 'fold');
  }

  #moveTo(index: number, view: View): void {
    const row = view.rows.items[index - view.rows.first];
    this.#revealing = undefined;
    this.#target.value = row ? undefined : index;
    if (row) this.#store.select(row.key);
    this.#scrollTo(index);
  }

  #moveToParent(view: View): void {
    const at = this.activeIndex.peek()! - view.rows.first;
    const { depth } = view.rows.items[at]!;
    const parent = view.rows.items.findLastIndex((row, i) => i < at && row.depth < depth);
    const above = depth > 0 ? view.details?.path.at(-1) : undefined;
    if (parent >= 0) this.#moveTo(view.rows.first + parent, view);
    else if (above !== undefined) this.reveal(above);
  }

  #scrollTo(index: number): void {
    const viewport = this.#store.viewport.peek();
    const top = topToShow(index, viewport);
    if (top === viewport.top) return;
    this.#store.viewport.value = { ...viewport, top };
    this.jump.value = { top };
  }

  /** Rows come and go ten times a second; the selected one stays under the reader's eye. */
  #keepSelectedInPlace(before: View | undefined, view: View): void {
    const selected = this.#store.selected.peek();
    const [from, to] = [indexOf(before, selected), indexOf(view, selected)];
    if (from === undefined || to === undefined || from === to) return;
    const viewport = this.#store.viewport.peek();
    if (!isInView(from, viewport) || before?.process !== view.process) return;
    const by = (to - from) * ROW_HEIGHT;
    this.#store.viewport.value = { ...viewport, top: Math.max(0, viewport.top + by) };
    this.jump.value = { by };
  }

  /** Selects the row at the target once it's here; the last one if there are no longer as many. */
  #arrive(view: View): void {
    const target = this.#target.peek();
    if (target === undefined) return;
    const index = Math.min(target, view.rows.total - 1);
    const row = view.rows.items[index - view.rows.first];
    this.#target.value = row || index < 0 ? undefined : index;
    if (row) this.#store.select(row.key);
    else if (index >= 0 && index < target) this.#scrollTo(index);
  }

  /** Asks again with each view, as one that was on its way may not know of the unfolding yet. */
  #revealWhenKnown(view: View | undefined): void {
    const task = this.#revealing;
    const isMeasured = this.#store.viewport.peek().height > 0;
    if (task === undefined || !view || !isMeasured) return;
    const index = indexOf(view, task);
    if (index !== undefined || task !== this.#store.selected.peek()) this.#revealing = undefined;
    if (index !== undefined) this.#scrollTo(index);
    else if (view.details?.key === task) this.#store.unfold(view.details.path);
  }
}

function indexOf(view: View | undefined, task: number | undefined): number | undefined {
  if (!view || task === undefined) return undefined;
  const at = view.rows.items.findIndex(({ key }) => key === task);
  if (at >= 0) return view.rows.first + at;
  return view.details?.key === task ? view.rows.selectedIndex : undefined;
}
