import { coro } from '../coroutines/coro';
import type { Coroutine } from '../coroutines/coroutine';
import { getRunningLoop } from '../loop/context';
import { connected, inWords, type Streams } from './connection';
import { type ConnectionOptions, connect } from './openConnection';
import { checkUnixPath } from './unixPath';

/**
 * Connects to a Unix socket; on Windows `path` is that of a named pipe. As {@link openConnection}. Throws
 * {@link FileNotFoundError} if there is none, {@link ConnectionRefusedError} if nobody listens any more, and an
 * {@link OSError} if the path is too long for the system.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     await openUnixConnection('/no/such/socket');
 *   } catch (error) {
 *     return error instanceof FileNotFoundError;
 *   }
 * });
 * await run(main()) // → true
 */
export function openUnixConnection(path: string, options: ConnectionOptions = {}): Coroutine<Streams> {
  return open(path, options);
}

const open = coro(async function openUnixConnection(path: string, { limit, ssl }: ConnectionOptions) {
  checkUnixPath(path);
  const peer = inWords(path);
  const socket = await connect({ path }, ssl, peer);
  return connected({ socket, loop: getRunningLoop(), limit, peername: path, sockname: '', peer });
});
