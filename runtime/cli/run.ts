/** `loopscope run`: starts a program in the debug mode and tells at the end what was found. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import type { OwnerCalls } from '../inspector/calls';
import { type RemoteInspector, startInspector } from '../inspector/remote';
import type { Report } from '../inspector/report';
import { agentEnvironment } from '../launch/environment';
import { type Command, commandFor, LaunchError } from '../launch/program';
import { DEFAULT_SETTINGS } from '../protocol/messages';
import type { RunArguments } from './arguments';
import { listing } from './listing';
import { StatusLine } from './statusLine';

/** After the program's end its agents get this long to say the rest. Milliseconds. */
const REST_MS = 2_000;

/** Runs the program and returns the exit code. Throws {@link LaunchError} if it can't be started. */
export async function run(args: RunArguments, dist: string): Promise<number> {
  const command = await commandFor(args.program, { node: process.execPath });
  const status = process.stderr.isTTY ? new StatusLine(process.stderr) : undefined;
  const inspector = startInspector(path.join(dist, 'inspector.cjs'), owner(status));
  try {
    const address = await inspector.calls.listen();
    await inspector.calls.set(
      { slowCallbackMs: args.slowCallbackMs ?? DEFAULT_SETTINGS.slowCallbackMs },
      args.thresholds,
      args.ignore,
    );
    const code = await runProgram(command, agentEnvironment({ dist }, address, process.env));
    const report = await finalReport(inspector);
    status?.close();
    process.stderr.write(`${listing(report, process.cwd())}\n`);
    if (args.report !== undefined) writeReport(args.report, report);
    return code === 0 && fails(report, args.failOn) ? 1 : code;
  } finally {
    status?.close();
    await inspector.close();
  }
}

function owner(status: StatusLine | undefined): OwnerCalls {
  return {
    view() {},
    findings() {},
    summary: (summary) => status?.show(summary),
    log: (sentence) => void process.stderr.write(`loopscope: ${sentence}\n`),
  };
}

/** Resolves to the program's exit code; 128 + the signal's number for one that a signal ended, as shells have it. */
function runProgram({ command, args }: Command, env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    const stopForwarding = forwardSignals(child);
    child.on('error', (error: NodeJS.ErrnoException) => {
      stopForwarding();
      reject(
        new LaunchError(
          `${command} can't be started: ${error.code === 'ENOENT' ? 'there is no such command' : error.message}.`,
        ),
      );
    });
    child.on('exit', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** Ctrl+C reaches the program through its terminal; what is sent to us alone is handed on. */
function forwardSignals(child: ChildProcess): () => void {
  const onInterrupt = () => {};
  const onTerminate = () => void child.kill('SIGTERM');
  const onHangup = () => void child.kill('SIGHUP');
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onHangup);
  return () => void process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onHangup);
}

async function finalReport({ calls }: RemoteInspector): Promise<Report> {
  const deadline = Date.now() + REST_MS;
  for (;;) {
    const report = await calls.report();
    if (report.processes.every(({ state }) => state !== 'live') || Date.now() > deadline) return report;
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
