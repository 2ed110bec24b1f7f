import * as net from 'node:net';
import * as tls from 'node:tls';
import { coro } from '../coroutines/coro';
import type { Coroutine } from '../coroutines/coroutine';
import { getRunningLoop } from '../loop/context';
import { connected, endsOf, inWords, type Streams } from './connection';
import { Emitted } from './emitted';

/** How {@link openConnection} and {@link openUnixConnection} connect. */
export interface ConnectionOptions {
  /** The longest line, see {@link StreamReader}. Bytes; by default 65 536. */
  readonly limit?: number | undefined;
  /** Connects over TLS: `true`, or what `tls.connect` takes, such as `{ ca }` or `{ servername }`. */
  readonly ssl?: boolean | tls.ConnectionOptions | undefined;
}

/** How {@link openConnection} connects. */
export interface TcpConnectionOptions extends ConnectionOptions {
  /** 4 or 6: only addresses of this version of IP. */
  readonly family?: 4 | 6 | undefined;
  /** Where this end is. */
  readonly localAddr?: readonly [host: string, port: number] | undefined;
}

/**
 * Connects to a TCP server, and gives a reader and a writer. Throws an {@link OSError}:
 * {@link ConnectionRefusedError} if nobody listens, `code` `ENOTFOUND` if there is no such host. Of several addresses
 * of a host, the first one that answers is taken. With `ssl` it connects over TLS and checks the certificate; if that
 * is not good, it throws an {@link OSError} with OpenSSL's code, such as `DEPTH_ZERO_SELF_SIGNED_CERT`.
 *
 * Cancelled, it gives up connecting. There is no limit of time but the system's: see `timeout`.
 *
 * @example
 * const main = coro(async function main() {
 *   const server = await startServer((_reader, writer) => {
 *     writer.write(Buffer.from('welcome\n'));
 *     writer.close();
 *   }, '127.0.0.1', 0);
 *   const [host, port] = server.sockets[0]!.getsockname();
 *   const [reader, writer] = await openConnection(host, port);
 *   const line = await reader.readline();
 *   writer.close();
 *   await writer.waitClosed();
 *   server.close();
 *   return line.toString();
 * });
 * await run(main()) // → 'welcome\n'
 */
export function openConnection(
  host: string,
  port: number,
  options: TcpConnectionOptions = {},
): Coroutine<Streams> {
  return open(host, port, options);
}

const open = coro(async function openConnection(
  host: string,
  port: number,
  { limit, ssl, family, localAddr }: TcpConnectionOptions,
) {
  const [localAddress, localPort] = localAddr ?? [];
  const place = { host, port, family, localAddress, localPort, noDelay: true };
  const socket = await connect(place, ssl, inWords([host, port]));
  const ends = endsOf(socket);
  return connected({ socket, loop: getRunningLoop(), limit, ...ends, peer: inWords(ends.peername) });
});

/** Connects a socket of Node, over TLS if asked for. */
export async function connect(
  place: net.NetConnectOpts,
  ssl: ConnectionOptions['ssl'],
  peer: string,
): Promise<net.Socket> {
  // An end of one direction is not the end of the other.
  const options = { ...place, allowHalfOpen: true };
  const socket = ssl ? tls.connect({ ...options, ...(ssl === true ? {} : ssl) }) : net.connect(options);
  const event = ssl ? 'secureConnect' : 'connect';
  try {
    await new Emitted(getRunningLoop(), socket, event, { kind: 'connect', subject: peer });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
