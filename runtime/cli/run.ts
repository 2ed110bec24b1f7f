/** `loopscope run`: starts a program in the debug mode and tells at the end what was found. */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { agentEnvironment } from '../launch/environment';
import { type Command, commandFor, LaunchError } from '../launch/program';
import type { RunArguments } from './arguments';
import { inspect } from './inspect';

/** Runs the program and returns the exit code. Throws {@link LaunchError} if it can't be started. */
export async function run(args: RunArguments, dist: string): Promise<number> {
  const command = await commandFor(args.program, { node: process.execPath });
  return inspect(args, dist, async ({ address }) => ({
    code: await runProgram(command, agentEnvironment({ dist }, address, process.env)),
  }));
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
