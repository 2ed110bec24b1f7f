import { spawn } from 'node:child_process';
import { coro } from '../coroutines/coro';
import type { Coroutine } from '../coroutines/coroutine';
import { getRunningLoop } from '../loop/context';
import { Emitted } from '../streams/emitted';
import { Process } from './process';
import { DEVNULL, PIPE, STDOUT, type Stdio, type SubprocessOptions } from './subprocess';

/**
 * Starts a program with arguments, which no shell looks at. Throws {@link FileNotFoundError} or
 * {@link PermissionError} if it can't be started.
 *
 * @example
 * const main = coro(async function main() {
 *   const process = await createSubprocessExec('echo', ['$HOME is not replaced'], { stdout: PIPE });
 *   const [output] = await process.communicate();
 *   return `${output}${process.returncode}`;
 * });
 * await run(main()) // → '$HOME is not replaced\n0'
 */
export function createSubprocessExec<const O extends SubprocessOptions = Record<never, never>>(
  program: string,
  args: readonly string[] = [],
  options?: O,
): Coroutine<Process<O>> {
  return exec(program, args, options ?? ({} as O));
}

const exec = coro(async function createSubprocessExec<O extends SubprocessOptions>(
  program: string,
  args: readonly string[],
  options: O,
) {
  if (options.stderr !== STDOUT) return start(program, args, options, { name: program });
  // Node can't give two streams one pipe, but a shell can, and then becomes the program.
  return start('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', program, ...args], options, { name: program });
});

/** Starts a program, or a command for the shell; `name` is what the panel calls it. */
export async function start<O extends SubprocessOptions>(
  program: string,
  args: readonly string[],
  options: O,
  { name, shell = false }: { readonly name: string; readonly shell?: boolean },
): Promise<Process<O>> {
  const { stdin, stdout, stderr, limit, cwd, env, startNewSession } = options;
  const loop = getRunningLoop();
  const child = spawn(program, args, {
    stdio: [asStdio(stdin, 0), asStdio(stdout, 1), asStdio(stderr, 2)],
    cwd,
    env,
    shell,
    detached: startNewSession ?? false,
  });
  // It could not be started: Node tells why a little later, and that is thrown.
  if (child.pid === undefined) await new Emitted(loop, child, 'spawn', { kind: 'subprocess', subject: name });
  // Else at once: when a program ends soon, Node throws away what nobody listens for.
  return new Process<O>(child, name, loop, limit);
}

function asStdio(stdio: Stdio, own: number): 'pipe' | 'ignore' | number {
  switch (stdio) {
    case PIPE:
      return 'pipe';
    case DEVNULL:
    case STDOUT:
      return 'ignore';
    default:
      return stdio ?? own;
  }
}
