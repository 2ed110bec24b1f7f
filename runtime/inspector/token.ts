import { timingSafeEqual } from 'node:crypto';

/** Whether a token is the right one; how long the answer takes says nothing of where they differ. */
export function isSameToken(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
