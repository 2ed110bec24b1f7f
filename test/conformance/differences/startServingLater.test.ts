import { expect, test } from 'vitest';
import { coro, run, startServer } from '../../../runtime/asyncio/index';

test('a server that does not serve yet has no address', async () => {
  const main = coro(async () => {
    const server = await startServer(() => {}, '127.0.0.1', 0, { startServing: false });
    expect(server.sockets).toEqual([]);
    await server.startServing();
    expect(server.sockets[0]!.getsockname()[0]).toBe('127.0.0.1');
    server.close();
  });
  await run(main());
});
