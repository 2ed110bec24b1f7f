import { lookup } from 'node:dns/promises';
import type { ListenOptions } from 'node:net';
import { coro } from '../coroutines/coro';
import type { Coroutine } from '../coroutines/coroutine';
import { foreign } from '../coroutines/foreign';
import { CancelledError } from '../errors';
import { asOSError } from './osError';
import { type ClientConnected, Server, type ServerOptions } from './server';

/**
 * Listens for TCP connections. `clientConnected` is given a reader and a writer for each; if it is a coroutine
 * function, each runs as a task.
 *
 * It listens on every address of `host`: a name, an address, several; none: all of this machine. Port 0: one that is
 * free, see `sockets`. With `ssl` it is a server for TLS. Throws an {@link OSError}, with `code` `EADDRINUSE` if the
 * port is taken.
 *
 * @example
 * const echo = coro(async function echo(reader: StreamReader, writer: StreamWriter) {
 *   for await (const line of reader) {
 *     writer.write(line);
 *     await writer.drain();
 *   }
 *   writer.close();
 * });
 * const main = coro(async function main() {
 *   await using server = await startServer(echo, '127.0.0.1', 0);
 *   const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
 *   writer.write(Buffer.from('hello\n'));
 *   const line = await reader.readline();
 *   writer.close();
 *   return line.toString();
 * });
 * await run(main()) // → 'hello\n'
 */
export function startServer(
  clientConnected: ClientConnected,
  host: string | readonly string[] | undefined,
  port: number,
  options: ServerOptions = {},
): Coroutine<Server<readonly [host: string, port: number]>> {
  return start(clientConnected, host, port, options);
}

const start = coro(async function startServer(
  clientConnected: ClientConnected,
  host: string | readonly string[] | undefined,
  port: number,
  options: ServerOptions,
) {
  const places = host ? await resolve([host].flat()) : EVERYWHERE;
  const server = new Server<readonly [host: string, port: number]>(
    clientConnected,
    places.map((place) => ({ ...place, port })),
    options,
  );
  if (options.startServing ?? true) await server.startServing();
  return server;
});

/** Two sockets, as of CPython: some systems have one for both only if asked. */
const EVERYWHERE: readonly ListenOptions[] = [{ host: '0.0.0.0' }, { host: '::', ipv6Only: true }];

async function resolve(hosts: readonly string[]): Promise<readonly ListenOptions[]> {
  try {
    const found = await foreign(() => Promise.all(hosts.map((host) => lookup(host, { all: true }))));
    const addresses = new Set(found.flat().map(({ address }) => address));
    return [...addresses].map((host) => ({ host, ipv6Only: true }));
  } catch (error) {
    throw error instanceof CancelledError ? error : asOSError(error as Error);
  }
}
