/**
 * What the operating system refuses. `code`, `errno` and `syscall` are those of Node's error: `EADDRINUSE`, `ENOTFOUND`.
 * Python's class of the same name; those below tell the common cases apart, as in Python.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     await startUnixServer(() => {}, '/no/such/folder/socket');
 *   } catch (error) {
 *     return error instanceof OSError && error.syscall;
 *   }
 * });
 * await run(main()) // → 'listen'
 */
export class OSError extends Error {
  override readonly name: string = 'OSError';
  readonly code: string | undefined;
  readonly errno: number | undefined;
  readonly syscall: string | undefined;

  constructor(message?: string, { code, errno, syscall }: Partial<NodeJS.ErrnoException> = {}) {
    super(message);
    this.code = code;
    this.errno = errno;
    this.syscall = syscall;
  }
}

/**
 * A connection that failed; one of the four below.
 *
 * @example
 * const error: OSError = new ConnectionResetError('Connection lost');
 * error instanceof ConnectionError // → true
 */
export class ConnectionError extends OSError {
  override readonly name: string = 'ConnectionError';
}

/**
 * Nobody listens there. `code` is `ECONNREFUSED`.
 *
 * @example
 * const main = coro(async function main() {
 *   const server = await startServer(() => {}, '127.0.0.1', 0);
 *   const [, port] = server.sockets[0]!.getsockname();
 *   server.close();
 *   try {
 *     await openConnection('127.0.0.1', port);
 *   } catch (error) {
 *     return error instanceof ConnectionRefusedError && error.code;
 *   }
 * });
 * await run(main()) // → 'ECONNREFUSED'
 */
export class ConnectionRefusedError extends ConnectionError {
  override readonly name: string = 'ConnectionRefusedError';
}

/**
 * The peer has dropped the connection, with `code` `ECONNRESET`; or `drain` was called when the connection was over.
 *
 * @example
 * const main = coro(async function main() {
 *   const server = await startServer((_reader, writer) => writer.close(), '127.0.0.1', 0);
 *   const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
 *   await reader.read();
 *   writer.close();
 *   await writer.waitClosed();
 *   try {
 *     await writer.drain();
 *   } catch (error) {
 *     return error instanceof ConnectionResetError && error.message;
 *   }
 * });
 * await run(main()) // → 'Connection lost'
 */
export class ConnectionResetError extends ConnectionError {
  override readonly name: string = 'ConnectionResetError';
}

/**
 * The connection was given up on this side. `code` is `ECONNABORTED`.
 *
 * @example
 * const error = new ConnectionAbortedError('aborted', { code: 'ECONNABORTED' });
 * error.code // → 'ECONNABORTED'
 */
export class ConnectionAbortedError extends ConnectionError {
  override readonly name: string = 'ConnectionAbortedError';
}

/**
 * Written to what nobody reads any more. `code` is `EPIPE`.
 *
 * @example
 * const error = new BrokenPipeError('write EPIPE', { code: 'EPIPE', syscall: 'write' });
 * `${error}` // → 'BrokenPipeError: write EPIPE'
 */
export class BrokenPipeError extends ConnectionError {
  override readonly name: string = 'BrokenPipeError';
}

/**
 * There is no such program or socket. `code` is `ENOENT`.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     await createSubprocessExec('no-such-program');
 *   } catch (error) {
 *     return error instanceof FileNotFoundError && error.code;
 *   }
 * });
 * await run(main()) // → 'ENOENT'
 */
export class FileNotFoundError extends OSError {
  override readonly name: string = 'FileNotFoundError';
}

/**
 * It is not allowed. `code` is `EACCES` or `EPERM`.
 *
 * @example
 * const main = coro(async function main() {
 *   try {
 *     await createSubprocessExec('/');
 *   } catch (error) {
 *     return error instanceof PermissionError && error.code;
 *   }
 * });
 * await run(main()) // → 'EACCES'
 */
export class PermissionError extends OSError {
  override readonly name: string = 'PermissionError';
}

/**
 * A signal was sent to a process that is over.
 *
 * @example
 * const main = coro(async function main() {
 *   const process = await createSubprocessExec('true');
 *   await process.wait();
 *   try {
 *     process.kill();
 *   } catch (error) {
 *     return error instanceof ProcessLookupError;
 *   }
 * });
 * await run(main()) // → true
 */
export class ProcessLookupError extends OSError {
  override readonly name: string = 'ProcessLookupError';
}

const CLASSES: Readonly<Record<string, typeof OSError>> = {
  ECONNREFUSED: ConnectionRefusedError,
  ECONNRESET: ConnectionResetError,
  ECONNABORTED: ConnectionAbortedError,
  EPIPE: BrokenPipeError,
  ENOENT: FileNotFoundError,
  EACCES: PermissionError,
  EPERM: PermissionError,
};

/** Python's error for one of Node's. */
export function asOSError(error: NodeJS.ErrnoException): OSError {
  const Class = CLASSES[error.code ?? ''] ?? OSError;
  return new Class(messageOf(error), error);
}

function messageOf(error: Error): string {
  // A host with several addresses: the error of each.
  return error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : error.message;
}
