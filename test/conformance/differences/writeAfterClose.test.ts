import { expect, test } from 'vitest';
import {
  coro,
  Future,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from '../../../runtime/asyncio/index';

test('what is written after close is dropped, what was written before is sent', async () => {
  const main = coro(async () => {
    const total = new Future<number>();
    const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
      total.setResult((await reader.read()).length);
      writer.close();
    });
    const server = await startServer(serve, '127.0.0.1', 0);
    const [, writer] = await openConnection(...server.sockets[0]!.getsockname());
    writer.write(Buffer.alloc(16_000_000));
    writer.close();
    writer.write(Buffer.alloc(10));
    expect(await total).toBe(16_000_000);
    server.close();
  });
  await run(main());
});
