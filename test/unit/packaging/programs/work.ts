export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export function double(x: number): number {
  if (x === 0) throw new Refusal('nothing to double');
  return 2 * x;
}
