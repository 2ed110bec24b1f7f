/** A number with the marks between its digits that the page's language has: `12,345`. */
export function formatNumber(value: number): string {
  return value.toLocaleString(document.documentElement.lang);
}
