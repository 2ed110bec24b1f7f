/** Microseconds since the epoch. */
export function now(): number {
  return (performance.timeOrigin + performance.now()) * 1000;
}
