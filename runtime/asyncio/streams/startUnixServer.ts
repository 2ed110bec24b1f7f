import { statSync, unlinkSync } from 'node:fs';
import { coro } from '../coroutines/coro';
import type { Coroutine } from '../coroutines/coroutine';
import { type ClientConnected, Server, type ServerOptions } from './server';
import { checkUnixPath } from './unixPath';

/**
 * Listens for connections on a Unix socket; on Windows `path` is that of a named pipe. As {@link startServer}. A socket
 * that an earlier server has left behind is replaced; when the server is closed, the file goes away. Throws an
 * {@link OSError} if the path is too long for the system.
 *
 * @example
 * const path = `/tmp/greeter-${process.pid}`;
 * const main = coro(async function main() {
 *   const server = await startUnixServer((_reader, writer) => {
 *     writer.write(Buffer.from('hello'));
 *     writer.close();
 *   }, path);
 *   const [reader, writer] = await openUnixConnection(path);
 *   const greeting = await reader.read();
 *   writer.close();
 *   server.close();
 *   return greeting.toString();
 * });
 * await run(main()) // → 'hello'
 */
export function startUnixServer(
  clientConnected: ClientConnected,
  path: string,
  options: ServerOptions = {},
): Coroutine<Server<string>> {
  return start(clientConnected, path, options);
}

const start = coro(async function startUnixServer(
  clientConnected: ClientConnected,
  path: string,
  options: ServerOptions,
) {
  checkUnixPath(path);
  removeStale(path);
  const server = new Server<string>(clientConnected, [{ path }], options);
  if (options.startServing ?? true) await server.startServing();
  return server;
});

function removeStale(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isSocket()) unlinkSync(path);
}
