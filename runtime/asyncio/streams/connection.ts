import type { Socket } from 'node:net';
import { hooks } from '../hooks';
import type { EventLoop } from '../loop/loop';
import { StreamReader } from './streamReader';
import { type Address, StreamWriter } from './streamWriter';
import { Transport } from './transport';

/** What a connection is read and written by. */
export type Streams = readonly [reader: StreamReader, writer: StreamWriter];

/** What {@link connected} needs to know. */
export interface Connection {
  readonly socket: Socket;
  readonly loop: EventLoop;
  readonly limit?: number | undefined;
  readonly peername: Address;
  readonly sockname: Address;
  /** What the panel calls the other end. */
  readonly peer: string;
  readonly isServer?: boolean;
  readonly onLost?: (transport: Transport) => void;
}

/** The streams of a socket that is connected. */
export function connected({ socket, loop, limit, peer, isServer, onLost, ...names }: Connection): Streams {
  const reader = new StreamReader({ limit, loop });
  let closed: (() => void) | undefined;
  const transport: Transport = new Transport({
    socket,
    loop,
    reader,
    peer,
    onClosing: () => closed?.(),
    onLost: () => onLost?.(transport),
  });
  // The socket may have failed since it was connected.
  if (!transport.isClosing()) closed = hooks?.opened(transport, loop, () => `connection to ${peer}`);
  return [reader, new StreamWriter(transport, names, isServer)];
}

/** Both ends of a TCP connection. */
export function endsOf(socket: Socket): { readonly peername: Address; readonly sockname: Address } {
  const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = socket;
  return { peername: [remoteAddress, remotePort], sockname: [localAddress, localPort] };
}

/** An address in words: `127.0.0.1:8080`, `[::1]:8080`, `unix:/path`. */
export function inWords(address: Address): string {
  if (typeof address === 'string') return `unix:${address}`;
  const [host, port] = address;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
