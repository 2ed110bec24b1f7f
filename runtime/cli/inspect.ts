/** What `run` and `attach` have in common: an inspector while they last, and at the end what was found. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RemoteInspector, startInspector } from '../inspector/remote';
import type { Report } from '../inspector/report';
import { LaunchError } from '../launch/program';
import { DEFAULT_SETTINGS } from '../protocol/messages';
import type { InspectArguments } from './arguments';
import { listing } from './listing';
import { StatusLine } from './statusLine';

/** After a program's end its agents get this long to say the rest. Milliseconds. */
const REST_MS = 2_000;

/** The inspector, as what is inspected needs it. */
export interface Inspection {
  /** Where it listens. */
  readonly address: string;
  /** Whether programs were seen, and all have ended. */
  isOver(): boolean;
}

/** How what was inspected ended. */
export interface Ending {
  readonly code: number;
  /** Whether programs may run on, which are not waited for. */
  readonly isAbandoned?: boolean;
}

/** Inspects what `work` starts or attaches to, until that is over. Returns the exit code. */
export async function inspect(
  args: InspectArguments,
  dist: string,
  work: (inspection: Inspection) => Promise<Ending>,
): Promise<number> {
  const status = process.stderr.isTTY ? new StatusLine(process.stderr) : undefined;
  let isOver = false;
  const inspector = startInspector(path.join(dist, 'inspector.cjs'), {
    view() {},
    findings() {},
    summary(summary) {
      isOver = summary.processes > 0 && summary.live === 0;
      status?.show(summary);
    },
    log: (sentence) => void process.stderr.write(`loopscope: ${sentence}\n`),
  });
  try {
    const address = await inspector.calls.listen();
    await inspector.calls.set(
      { slowCallbackMs: args.slowCallbackMs ?? DEFAULT_SETTINGS.slowCallbackMs },
      args.thresholds,
      args.ignore,
    );
    const { code, isAbandoned = false } = await work({ address, isOver: () => isOver });
    const report = await finalReport(inspector, isAbandoned);
    status?.close();
    process.stderr.write(`${listing(report, process.cwd(), code)}\n`);
    if (args.report !== undefined) writeReport(args.report, report);
    return code === 0 && fails(report, args.failOn) ? 1 : code;
  } finally {
    status?.close();
    await inspector.close();
  }
}

async function finalReport({ calls }: RemoteInspector, isAbandoned: boolean): Promise<Report> {
  const deadline = Date.now() + (isAbandoned ? 0 : REST_MS);
  for (;;) {
    const report = await calls.report();
    if (report.processes.every(({ state }) => state !== 'live') || Date.now() >= deadline) return report;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function fails(report: Report, failOn: readonly string[]): boolean {
  return report.processes.some(({ findings }) => findings.some(({ id }) => failOn.includes(id)));
}

function writeReport(file: string, report: Report): void {
  try {
    writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  } catch (error) {
    throw new LaunchError(`The report was not written: ${(error as Error).message}.`);
  }
}
