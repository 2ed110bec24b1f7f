/** The height of every row in CSS pixels, as in VS Code's own lists; `--row-height` in tree.css is the same. */
export const ROW_HEIGHT = 22;

/** Rows kept ready above and below those on screen, so that a short scroll finds them there. */
const OVERSCAN = 20;

/** Windows start at multiples of this, so that scrolling by a row or two asks for nothing new. */
const STEP = 10;

/** The rows from index `first`, `count` of them. */
export interface RowWindow {
  readonly first: number;
  readonly count: number;
}

/** What of the rows is on screen; both in CSS pixels. */
export interface Viewport {
  readonly top: number;
  readonly height: number;
}

/**
 * The rows to ask for: those in the viewport, and some on either side. Plain arithmetic, whatever the number of rows.
 *
 * @example rowWindow({ top: 22_000, height: 440 }) // { first: 980, count: 70 }
 */
export function rowWindow({ top, height }: Viewport): RowWindow {
  const wanted = Math.floor(Math.max(0, top) / ROW_HEIGHT) - OVERSCAN;
  const first = Math.max(0, Math.floor(wanted / STEP) * STEP);
  return { first, count: Math.ceil(Math.max(0, height) / ROW_HEIGHT) + 2 * OVERSCAN + STEP };
}

/** The least scrolling that brings the row at `index` wholly into the viewport; its `top` as it is if it's there. */
export function topToShow(index: number, { top, height }: Viewport): number {
  const start = index * ROW_HEIGHT;
  if (start < top) return start;
  return Math.max(top, start + ROW_HEIGHT - height);
}

/** Whether any of the row at `index` is in the viewport. */
export function isInView(index: number, { top, height }: Viewport): boolean {
  return (index + 1) * ROW_HEIGHT > top && index * ROW_HEIGHT < top + height;
}

/** How many whole rows fit, at least one: what Page Down moves by. */
export function pageSize(height: number): number {
  return Math.max(1, Math.floor(height / ROW_HEIGHT));
}
