/** Runs the built `loopscope` command. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report, ReportFinding } from '../../runtime/inspector/report';
import { type Run, start } from '../unit/programs';

export const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.cjs');

/** `loopscope ARGS`, started. */
export function loopscope(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Run {
  return start(process.execPath, [cli, ...args], env, cwd);
}

/** `loopscope run --report … ARGS`, to its end. */
export async function report(args: readonly string[], cwd = root) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'loopscope-report-')), 'report.json');
  const ended = await loopscope(['run', '--report', file, ...args], {}, cwd).exited;
  return { ...ended, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
}

/** `server.py:25 slow-callback`, in order. */
export function places(findings: readonly ReportFinding[]): string[] {
  return findings.map(({ file, line, id }) => `${path.basename(file ?? '?')}:${line} ${id}`).sort();
}

/** The same for the lines that a program marks by a comment: `# slow-callback: why`. */
export function marked(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .flatMap((line, i) => {
      const id = /(?:#|\/\/) ([a-z]+(?:-[a-z]+)+|cancelled):/.exec(line)?.[1];
      return id ? [`${path.basename(file)}:${i + 1} ${id}`] : [];
    })
    .sort();
}
