import { expect, test } from 'vitest';
import {
  coro,
  createTask,
  gather,
  openConnection,
  run,
  sleep,
  startServer,
} from '../../../runtime/asyncio/index';

test('a cancelled waitClosed leaves the others alone', async () => {
  const main = coro(async () => {
    const server = await startServer(() => {}, '127.0.0.1', 0);
    const [, writer] = await openConnection(...server.sockets[0]!.getsockname());
    const cancelled = createTask(writer.waitClosed());
    const other = createTask(writer.waitClosed());
    await sleep(0);
    cancelled.cancel();
    await gather([cancelled], { returnExceptions: true });
    writer.close();
    await other;
    await writer.waitClosed();
    expect([cancelled.cancelled(), other.cancelled()]).toEqual([true, false]);
    server.close();
  });
  await run(main());
});
