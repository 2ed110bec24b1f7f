import {
  ConnectionRefusedError,
  coro,
  createTask,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from 'loopscope';

const serve = coro(async function serve(reader: StreamReader, writer: StreamWriter) {
  console.log('got', `${await reader.readline()}`.trim());
  writer.write(Buffer.from('still here'));
  writer.close();
});
const main = coro(async function main() {
  const server = await startServer(serve, '127.0.0.1', 0);
  const address = server.sockets[0]!.getsockname();
  const [reader, writer] = await openConnection(...address);
  await sleep(20);
  const waiter = createTask(server.waitClosed());
  server.close();
  server.close();
  console.log(Number(server.isServing()), server.sockets.length);
  try {
    await openConnection(...address);
  } catch (error) {
    if (error instanceof ConnectionRefusedError) console.log(error.name);
  }
  console.log('waits', Number(!waiter.done()));
  writer.write(Buffer.from('hello\n'));
  console.log(`${await reader.read()}`);
  await waiter;
  await server.waitClosed();
  console.log('closed');
  writer.close();
});
await run(main());
