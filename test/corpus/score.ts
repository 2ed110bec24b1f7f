/** How the findings of a run stand to the marks of its program. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../runtime/inspector/report';
import { faultsIn } from '../transparency/faults';
import { start } from '../unit/programs';
import type { CorpusProgram, Mark } from './program';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.cjs');

/** Every cancellation is told, as information; it is asked for only where it is marked. */
const TOLD_ANYWAY = new Set(['cancelled']);

/** Node compiles a program in the loop's own thread: where others run beside it, that alone may take 100 ms. */
const SLOW_IN_NODE = ['--slow-callback-ms', '300'];

export interface Score {
  readonly missed: readonly Mark[];
  /** Findings that nothing marks. */
  readonly wrong: ReadonlyArray<{ readonly id: string; readonly place: string; readonly message: string }>;
  /** How the program ended. */
  readonly code: number | null;
  /** The agent's own errors. */
  readonly faults: readonly string[];
}

/** Runs a program under `loopscope run` and compares; Python programs by the given interpreter. */
export async function score(program: CorpusProgram, python?: string): Promise<Score> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-corpus-'));
  const file = path.join(folder, 'report.json');
  const set = program.settings.flatMap((setting) => ['--set', setting]);
  const command = python ? ['--', python, program.file] : [...SLOW_IN_NODE, program.file];
  const args = [CLI, 'run', '--report', file, ...set, ...command];
  try {
    const env = { ...program.environment, LOOPSCOPE_AGENT_FAULTS: '1', PYTHONDONTWRITEBYTECODE: '1' };
    const { stderr, code } = await start(process.execPath, args, env, folder).exited;
    if (!existsSync(file)) throw new Error(`${program.name} left no report:\n${stderr}`);
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return { ...compare(program, report), code, faults: faultsIn(stderr) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare({ file, marks }: CorpusProgram, { processes }: Report): Pick<Score, 'missed' | 'wrong'> {
  const findings = processes.flatMap((process) => process.findings);
  // A finding marks the right line or none: without one it finds nothing here, but isn't wrong.
  const isPlaceless = (mark: Mark, { id, line }: (typeof findings)[number]) =>
    id === mark.id && line === undefined;
  const marksLine = (mark: Mark, finding: (typeof findings)[number]) =>
    finding.id === mark.id && finding.file === file && finding.line === mark.line;
  return {
    missed: marks.filter((mark) => !mark.isOptional && !findings.some((finding) => marksLine(mark, finding))),
    wrong: findings
      .filter(({ id }) => !TOLD_ANYWAY.has(id))
      .filter((finding) => !marks.some((mark) => marksLine(mark, finding) || isPlaceless(mark, finding)))
      .map(({ id, file, line, message }) => ({
        id,
        place: `${path.basename(file ?? '?')}:${line ?? '?'}`,
        message,
      })),
  };
}
