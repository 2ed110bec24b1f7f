/** What a run found, as plain data: the `--report` of the command line. `docs/report.md` describes it. */
import type { Process } from './process';
import type { FindingView } from './view';

export interface ReportFinding {
  readonly id: string;
  readonly severity: string;
  readonly message: string;
  /** Absolute path; absent, like line and column, where the place isn't known. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The name of the task, if it is about one. */
  readonly task?: string;
  readonly count: number;
  readonly related: ReadonlyArray<{ readonly label: string; readonly file: string; readonly line: number }>;
}

export interface ReportProcess {
  readonly pid: number;
  readonly language: 'python' | 'typescript';
  readonly program: string;
  readonly runtime: string;
  readonly state: 'live' | 'ended' | 'killed';
  /** Why nothing of it was watched, if so. */
  readonly unwatched?: 'freeThreading';
  readonly tasks: {
    readonly created: number;
    readonly finished: number;
    readonly cancelled: number;
    readonly failed: number;
    /** Over; how was not seen. */
    readonly unseen: number;
    readonly pending: number;
  };
  readonly dropped: number;
  /** Occurrences that a comment or a setting ignores. */
  readonly ignored: number;
  readonly findings: readonly ReportFinding[];
}

export interface Report {
  readonly version: 1;
  readonly processes: readonly ReportProcess[];
}

/** Sums up what has been seen so far. */
export function makeReport(processes: Iterable<Process>): Report {
  return { version: 1, processes: [...processes].map(reportProcess) };
}

function reportProcess(process: Process): ReportProcess {
  const { pid, language, program, runtime, unwatched } = process.hello;
  const { created, finished, cancelled, failed, unseen } = process.counts;
  const pending = Math.max(0, created - finished - cancelled - failed - unseen);
  return {
    pid,
    language,
    program,
    runtime,
    state: process.state,
    ...(unwatched && { unwatched }),
    tasks: { created, finished, cancelled, failed, unseen, pending },
    dropped: process.dropped,
    ignored: process.findings.ignored,
    findings: process.findings.all().map(reportFinding),
  };
}

function reportFinding({
  id,
  severity,
  message,
  location,
  task,
  count,
  related,
}: FindingView): ReportFinding {
  return {
    id,
    severity,
    message,
    ...location,
    ...(task && { task: task.name }),
    count,
    related: related.map(({ label, location }) => ({ label, file: location.file, line: location.line })),
  };
}
