import { OSError } from './osError';

/** How many bytes the system has for the path of a Unix socket and the zero at its end. */
const ROOM = process.platform === 'linux' ? 108 : 104;

/** Throws an {@link OSError} for a path that is too long: Node cuts it off and takes another one. */
export function checkUnixPath(path: string): void {
  // Windows has named pipes.
  if (process.platform === 'win32') return;
  // An abstract path, which is nowhere on disk, has no zero at its end.
  const end = path.startsWith('\0') ? 0 : 1;
  if (Buffer.byteLength(path) + end > ROOM) throw new OSError('AF_UNIX path too long');
}
