const { timeOrigin } = performance;

/** Microseconds since the epoch. */
export function now(): number {
  return (timeOrigin + performance.now()) * 1000;
}
