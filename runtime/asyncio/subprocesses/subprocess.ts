/**
 * A new pipe between this program and the subprocess. For `stdin`, `stdout` and `stderr` of `createSubprocessExec`.
 *
 * @example
 * const main = coro(async function main() {
 *   const process = await createSubprocessExec('cat', [], { stdin: PIPE, stdout: PIPE });
 *   const [output] = await process.communicate(Buffer.from('through a pipe'));
 *   return output.toString();
 * });
 * await run(main()) // → 'through a pipe'
 */
export const PIPE = -1;

/**
 * For `stderr`: where `stdout` goes. Not on Windows, as it takes a shell for POSIX.
 *
 * @example
 * const main = coro(async function main() {
 *   const process = await createSubprocessShell('echo to stderr >&2', { stdout: PIPE, stderr: STDOUT });
 *   const [output] = await process.communicate();
 *   return output.toString();
 * });
 * await run(main()) // → 'to stderr\n'
 */
export const STDOUT = -2;

/**
 * Nothing comes from there, and what goes there is lost.
 *
 * @example
 * const main = coro(async function main() {
 *   const process = await createSubprocessExec('cat', [], { stdin: DEVNULL, stdout: PIPE });
 *   const [output] = await process.communicate();
 *   return output.length;
 * });
 * await run(main()) // → 0
 */
export const DEVNULL = -3;

/** Where a stream of a subprocess goes: a new pipe, nowhere, a file descriptor; `undefined`: that of this program. */
export type Stdio = typeof PIPE | typeof DEVNULL | number | undefined;

/** How a subprocess is started. */
export interface SubprocessOptions {
  readonly stdin?: Stdio;
  readonly stdout?: Stdio;
  readonly stderr?: Stdio | typeof STDOUT;
  /** The longest line of `stdout` and `stderr`, see {@link StreamReader}. Bytes; by default 65 536. */
  readonly limit?: number | undefined;
  /** Its folder; by default that of this program. */
  readonly cwd?: string | undefined;
  /** All of its environment; by default that of this program. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Whether it gets a session of its own: Ctrl-C in the terminal doesn't reach it then. */
  readonly startNewSession?: boolean | undefined;
}
