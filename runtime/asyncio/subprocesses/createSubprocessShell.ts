import { coro } from '../coroutines/coro';
import type { Coroutine } from '../coroutines/coroutine';
import { start } from './createSubprocessExec';
import type { Process } from './process';
import { STDOUT, type SubprocessOptions } from './subprocess';

/**
 * Runs a command in the system's shell. Quote what comes from elsewhere, or use {@link createSubprocessExec}.
 *
 * @example
 * const main = coro(async function main() {
 *   const process = await createSubprocessShell('echo one; echo two', { stdout: PIPE });
 *   const lines: string[] = [];
 *   for await (const line of process.stdout) lines.push(`${line}`);
 *   return [lines.join(''), await process.wait()];
 * });
 * await run(main()) // → ['one\ntwo\n', 0]
 */
export function createSubprocessShell<const O extends SubprocessOptions = Record<never, never>>(
  command: string,
  options?: O,
): Coroutine<Process<O>> {
  return shell(command, options ?? ({} as O));
}

const shell = coro(async function createSubprocessShell<O extends SubprocessOptions>(
  command: string,
  options: O,
) {
  const isMerged = options.stderr === STDOUT;
  return start(isMerged ? `exec 2>&1\n${command}` : command, [], options, { shell: true, name: command });
});
