import {
  coro,
  currentTask,
  getRunningLoop,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from 'loopscope';

const fails = coro(async function fails(reader: StreamReader, _: StreamWriter) {
  await reader.readline();
  throw new Error('in the task');
});
const isCancelled = coro(async function isCancelled(reader: StreamReader, _: StreamWriter) {
  await reader.readline();
  currentTask()!.cancel();
  await sleep(0);
});
const main = coro(async function main() {
  getRunningLoop().setExceptionHandler((_, { message, exception }) =>
    console.log(message, '|', (exception as Error).message),
  );
  for (const serve of [fails, isCancelled]) {
    const server = await startServer(serve, '127.0.0.1', 0);
    const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
    writer.write(Buffer.from('go\n'));
    console.log('closed', (await reader.read()).length);
    writer.close();
    server.close();
    await server.waitClosed();
  }
});
await run(main());
