import {
  allTasks,
  coro,
  currentTask,
  Future,
  getRunningLoop,
  openConnection,
  run,
  startServer,
} from 'loopscope';

const main = coro(async function main() {
  const future = new Future<void>();
  getRunningLoop().setExceptionHandler((_, { message, exception }) => {
    console.log(message.split(' in callback')[0], '|', (exception as Error).message);
    future.setResult();
  });
  const server = await startServer(
    (_, writer) => {
      console.log('callback', Number(currentTask() === undefined));
      writer.write(Buffer.from('hi\n'));
      throw new Error('in the callback');
    },
    '127.0.0.1',
    0,
  );
  const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
  console.log(`${await reader.readline()}`.trim());
  await future;
  console.log(allTasks().size);
  writer.close();
  server.close();
});
await run(main());
