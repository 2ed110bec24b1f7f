/** The findings as text, like a linter's: a file, its lines, and what is said of each. */
import path from 'node:path';
import type { Report, ReportFinding } from '../inspector/report';
import { shortLocation, sourceLine } from '../inspector/stacks';
import { count, unwatchedInWords } from '../inspector/words';

/** Shown per run; the report has all. */
const MAX_SHOWN = 100;

/** Makes the listing. `cwd` shortens the paths; `code` is how the program ended. */
export function listing(report: Report, cwd: string, code: number): string {
  const findings = report.processes.flatMap((process) => process.findings);
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of inOrder(findings).slice(0, MAX_SHOWN)) {
    if (finding.file !== file || lines.length === 0) {
      file = finding.file;
      lines.push('', file === undefined ? '(no known line)' : shorten(file, cwd));
    }
    lines.push(...findingLines(finding));
  }
  if (findings.length > MAX_SHOWN)
    lines.push('', `… and ${findings.length - MAX_SHOWN} more, in the report.`);
  const unwatched = report.processes
    .filter((process) => process.unwatched)
    .map((process) => `loopscope: ${process.program} was not watched. ${unwatchedInWords()}`);
  return [...lines, '', ...new Set(unwatched), summary(report, findings, code)].join('\n').trimStart();
}

function findingLines({ id, severity, message, file, line, column, related }: ReportFinding): string[] {
  const place = [line, column || undefined].filter((part) => part !== undefined).join(':');
  const source = file !== undefined && line !== undefined ? sourceLine({ file, line, column: 0 }) : '';
  return [
    `  ${place.padEnd(7)} ${severity}  ${message}  ${id}`,
    ...(source ? [`          ${source}`] : []),
    ...related.map(
      ({ label, ...location }) => `          ${shortLocation({ ...location, column: 0 })}  ${label}`,
    ),
  ];
}

function inOrder(findings: readonly ReportFinding[]): ReportFinding[] {
  return [...findings].sort(
    (a, b) =>
      (a.file ?? '').localeCompare(b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || a.id.localeCompare(b.id),
  );
}

function summary(report: Report, findings: readonly ReportFinding[], code: number): string {
  if (report.processes.length === 0) {
    // It has most likely failed before it came to asyncio.
    if (code !== 0) return `loopscope: no asyncio program was seen before it ended with ${code}.`;
    return 'loopscope: no asyncio program was seen. A Python that ran with -I, -E or -S, or a TypeScript program that does not use the loopscope library, does not show.';
  }
  const tasks = { created: 0, finished: 0, cancelled: 0, failed: 0, unseen: 0, pending: 0 };
  for (const process of report.processes) {
    for (const name of Object.keys(tasks) as (keyof typeof tasks)[]) tasks[name] += process.tasks[name];
  }
  const unseen = tasks.unseen > 0 ? `${tasks.unseen} over unseen, ` : '';
  const dropped = report.processes.reduce((sum, process) => sum + process.dropped, 0);
  return [
    `loopscope: ${count(findings.length, 'finding')}`,
    `${count(tasks.created, 'task')}: ${tasks.finished} finished, ${tasks.cancelled} cancelled, ${tasks.failed} failed, ${unseen}${tasks.pending} pending`,
    ...(dropped > 0 ? [`${count(dropped, 'record')} dropped, so findings may be missing`] : []),
  ].join(' · ');
}

function shorten(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
