/** The command line's grammar: options of ours come before the program, and all after it is the program's. */
import { parseArgs } from 'node:util';
import { RULES } from '../inspector/findings/rules';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../inspector/findings/thresholds';

/** What to look for, and how to tell. */
export interface InspectArguments {
  /** Where to write the JSON report. */
  readonly report?: string;
  /** Ids of findings that make the exit code 1. */
  readonly failOn: readonly string[];
  readonly slowCallbackMs?: number;
  readonly thresholds?: Partial<Thresholds>;
  /** Globs of files whose findings are only counted. */
  readonly ignore?: readonly string[];
}

export interface RunArguments extends InspectArguments {
  readonly program: readonly string[];
}

export interface AttachArguments extends InspectArguments {
  readonly pid: number;
}

/** The command line can't be understood; the message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  report: { type: 'string' },
  'fail-on': { type: 'string' },
  'slow-callback-ms': { type: 'string' },
  set: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
} as const;

/** Reads what follows `loopscope run`. Throws {@link UsageError}. */
export function parseRun(args: readonly string[]): RunArguments {
  const split = programStart(args);
  const options = inspectArguments(parseOwn(args.slice(0, split)).values);
  const program = args.slice(args[split] === '--' ? split + 1 : split);
  if (program.length === 0) throw new UsageError('no program was named');
  return { program, ...options };
}

/** Reads what follows `loopscope attach`. Throws {@link UsageError}. */
export function parseAttach(args: readonly string[]): AttachArguments {
  const { values, positionals } = parseOwn(args);
  const [pid, ...rest] = positionals;
  if (pid === undefined) throw new UsageError('no process was named');
  if (!/^[1-9]\d*$/.test(pid)) throw new UsageError(`"${pid}" is not the number of a process`);
  if (rest.length > 0) throw new UsageError('only one process can be attached to');
  return { pid: Number(pid), ...inspectArguments(values) };
}

function inspectArguments(values: ReturnType<typeof parseOwn>['values']): InspectArguments {
  return {
    ...(values.report !== undefined && { report: values.report }),
    failOn: parseFailOn(values['fail-on']),
    ...(values['slow-callback-ms'] !== undefined && { slowCallbackMs: parseMs(values['slow-callback-ms']) }),
    ...(values.ignore && { ignore: values.ignore }),
    ...(values.set && { thresholds: Object.fromEntries(values.set.map(parseThreshold)) }),
  };
}

/** The index of `--`, or of the first argument that is neither an option of ours nor the value of one. */
function programStart(args: readonly string[]): number {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--' || !arg.startsWith('--')) return i;
    if (arg.slice(2) in OPTIONS) i++;
  }
  return args.length;
}

function parseOwn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node goes on with advice that is of no use here.
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
}

function parseFailOn(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const known = RULES.map(({ id }) => id);
  // "any" leaves out what is only information, such as a cancellation.
  if (text === 'any') {
    return RULES.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ id }) => id);
  }
  const ids = text.split(',');
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`--fail-on: there is no finding "${unknown}"; there are any, ${known.join(', ')}`);
  }
  return ids;
}

function parseMs(text: string): number {
  const ms = Number(text);
  if (!(ms >= 1 && ms <= 3_600_000)) {
    throw new UsageError(`--slow-callback-ms: "${text}" is not a number of milliseconds from 1 to 3600000`);
  }
  return ms;
}

function parseThreshold(text: string): [name: string, value: number] {
  const [name = '', value = ''] = text.split('=');
  const number = Number(value);
  if (!(name in DEFAULT_THRESHOLDS)) {
    const names = Object.keys(DEFAULT_THRESHOLDS).join(', ');
    throw new UsageError(`--set: there is no threshold "${name}"; there are ${names}`);
  }
  if (!(value !== '' && number >= 1 && number <= 1e9)) {
    throw new UsageError(`--set ${name}: "${value}" is not a number from 1 to 1000000000`);
  }
  return [name, number];
}
