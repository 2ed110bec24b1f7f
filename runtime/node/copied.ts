/** The same text in memory of its own. A part of a text keeps the whole of it alive in V8. */
export function copied(text: string): string {
  return Buffer.from(text).toString();
}
