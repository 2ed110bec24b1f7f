/** The least of the details that is worth showing, in CSS pixels. */
export const DETAILS_MIN = 66;

/** What is always left of the tree, in CSS pixels: four rows. `min-height` in tree.css is the same. */
export const TREE_MIN = 88;

/** The greatest height that the details can have, from the heights that both have now. */
export function detailsMax(details: number, tree: number): number {
  return Math.max(DETAILS_MIN, details + tree - TREE_MIN);
}

/** `wanted` within what the details can have, `max` included. */
export function clampDetails(wanted: number, max: number): number {
  return Math.round(Math.min(max, Math.max(DETAILS_MIN, wanted)));
}
