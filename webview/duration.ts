/**
 * A duration as short text: `412 ms`, `12.4 s`, `3 min 12 s`, `2 h 5 min`, `3 d 4 h`.
 * Always rounded down, so that a number never runs ahead of the clock; below zero counts as zero.
 *
 * @example formatDuration(192_000) // '3 min 12 s'
 */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms));
  if (whole < 1000) return `${whole} ms`;
  const seconds = Math.floor(whole / 1000);
  if (seconds < 60) return `${(Math.floor(whole / 100) / 10).toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
