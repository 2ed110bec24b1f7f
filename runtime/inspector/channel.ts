/** The line between an inspector and its owner, whichever threads or processes these are in. */
import type { Socket } from 'node:net';
import { encodeFrame, FRAME_CONTROL, FrameReader } from '../protocol/frames';

export interface Channel {
  post(message: object): void;
  /** From now on `receive` gets what comes; before, somebody else did. */
  on(receive: (message: object) => void): void;
  /** The other end takes things in more slowly than they are posted. */
  readonly isBehind: boolean;
}

/** What the two ends of a worker thread have in common. */
interface Port {
  postMessage(message: object): void;
  on(event: 'message', receive: (message: object) => void): unknown;
}

/** The line to or from a worker thread. */
export function threadChannel(port: Port): Channel {
  let receiver: (message: object) => void = () => {};
  port.on('message', (message) => receiver(message));
  return {
    post: (message) => port.postMessage(message),
    on(receive) {
      receiver = receive;
    },
    isBehind: false,
  };
}

/** The line over a socket: one control frame a message. A peer that sends anything else is hung up on. */
export function socketChannel(socket: Socket): Channel {
  let receiver: (message: object) => void = () => {};
  const reader = new FrameReader();
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    try {
      for (const { payload } of reader.push(chunk)) receiver(JSON.parse(payload.toString('utf8')));
    } catch {
      socket.destroy();
    }
  });
  return {
    post(message) {
      const text = JSON.stringify(message, withErrors);
      if (!socket.destroyed) socket.write(encodeFrame(FRAME_CONTROL, Buffer.from(text)));
    },
    on(receive) {
      receiver = receive;
    },
    get isBehind() {
      return socket.writableNeedDrain;
    },
  };
}

/** An error has nothing that JSON would see. */
function withErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { message: value.message, stack: value.stack } : value;
}
