/** Runs variants of one program in turn, several rounds, and tells medians and the ratio to the first variant round by round. */
import { spawnSync } from 'node:child_process';

export interface Variant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Figure {
  readonly name: string;
  readonly median: number;
  /** Median of the rounds' ratios to the first variant. */
  readonly ratio: number;
}

/** Each variant prints one number a run. One warm-up round is not counted. Throws when a run fails. */
export function paired(variants: readonly Variant[], rounds = 7): Figure[] {
  const results = Array.from({ length: rounds + 1 }, () => variants.map(measure)).slice(1);
  return variants.map(({ name }, i) => ({
    name,
    median: median(results.map((round) => round[i]!)),
    ratio: median(results.map((round) => round[i]! / round[0]!)),
  }));
}

/**
 * The same of programs that switch something on and off themselves: each line that one prints is what it took without it and
 * with it. The first figure is that without, of all; the others are what it would be at their ratios.
 */
export function switched(variants: readonly Variant[], rounds: number): Figure[] {
  const runs = Array.from({ length: rounds }, () => variants.map(pairs));
  const ofEach = variants.map((_, i) => runs.flatMap((round) => round[i]!));
  const without = median(ofEach.flat().map(([off]) => off));
  const figures = variants.map(({ name }, i) => {
    const ratio = median(ofEach[i]!.map(([off, on]) => on / off));
    return { name, median: without * ratio, ratio };
  });
  return [{ name: 'plain', median: without, ratio: 1 }, ...figures];
}

/** `| name | 1.23 | ×1.00 |` … */
export function row(title: string, figures: readonly Figure[], unit: string): string {
  const cells = figures.map(
    ({ name, median, ratio }) => `${name} ${median.toPrecision(3)} ${unit} (×${ratio.toFixed(2)})`,
  );
  return `${title.padEnd(34)} ${cells.join('   ')}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function measure(variant: Variant): number {
  const output = printed(variant);
  const value = Number.parseFloat(output);
  if (Number.isNaN(value)) throw new Error(`${variant.name} printed no number: ${output}`);
  return value;
}

function pairs(variant: Variant): [without: number, with_: number][] {
  const output = printed(variant);
  const found = output
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  if (found.some(([off, on]) => !(off! > 0 && on! > 0)))
    throw new Error(`${variant.name} printed no pairs: ${output}`);
  return found as [number, number][];
}

function printed({ name, command, args, env }: Variant): string {
  const { LOOPSCOPE_INSPECTOR: _inspector, ...plain } = process.env;
  const { stdout, stderr, status } = spawnSync(command, args, {
    env: { ...plain, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name}: ${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
