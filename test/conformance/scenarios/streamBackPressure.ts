import {
  coro,
  createTask,
  Event,
  gather,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from 'loopscope';

const SIZE = 16_000_000;
const main = coro(async function main() {
  const go = new Event();
  const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
    await go.wait();
    console.log('server reads');
    let total = 0;
    for (;;) {
      const { length } = await reader.read(65536);
      if (length === 0) break;
      total += length;
    }
    console.log('server read', total);
    writer.close();
  });
  const server = await startServer(serve, '127.0.0.1', 0);
  const [, writer] = await openConnection(...server.sockets[0]!.getsockname());
  await writer.drain();
  writer.write(Buffer.alloc(SIZE));
  const drain = createTask(writer.drain());
  const other = createTask(writer.drain());
  await sleep(50);
  console.log('drain waits', Number(!drain.done()));
  drain.cancel();
  await gather([drain], { returnExceptions: true });
  console.log('cancelled', Number(drain.cancelled()), 'other waits', Number(!other.done()));
  go.set();
  await other;
  console.log('drained');
  writer.close();
  await writer.waitClosed();
  server.close();
  await server.waitClosed();
});
await run(main());
