/** Opens the private door that agents come in by. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import net, { type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Address } from '../protocol/address';

/** The longest path that a unix socket can have on every system (macOS has the shortest). Bytes. */
const MAX_SOCKET_PATH = 103;

export interface Listening {
  readonly address: Address;
  close(): void;
}

/** Listens on a unix socket that only this user can open, or a named pipe on Windows, or 127.0.0.1 where the path would be too long. */
export async function listen(onSocket: (socket: Socket) => void): Promise<Listening> {
  const token = randomBytes(32).toString('hex');
  const server = net.createServer(onSocket);
  if (process.platform === 'win32') {
    const pipe = `\\\\.\\pipe\\loopscope-${randomBytes(8).toString('hex')}`;
    await opened(server, { path: pipe });
    return { address: { kind: 'pipe', path: pipe, token }, close: () => server.close() };
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-'));
  const socket = path.join(folder, 'inspector.sock');
  const close = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  if (Buffer.byteLength(socket) <= MAX_SOCKET_PATH) {
    await opened(server, { path: socket });
    chmodSync(socket, 0o600);
    return { address: { kind: 'unix', path: socket, token }, close };
  }
  await opened(server, { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as net.AddressInfo;
  return { address: { kind: 'tcp', host: '127.0.0.1', port, token }, close };
}

function opened(server: net.Server, where: net.ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
