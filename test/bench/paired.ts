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

function measure({ name, command, args, env }: Variant): number {
  const { LOOPSCOPE_INSPECTOR: _inspector, ...plain } = process.env;
  const { stdout, stderr } = spawnSync(command, args, { env: { ...plain, ...env }, encoding: 'utf8' });
  const value = Number.parseFloat(stdout);
  if (Number.isNaN(value))
    throw new Error(`${name}: ${command} ${args.join(' ')} printed no number: ${stdout}${stderr}`);
  return value;
}
