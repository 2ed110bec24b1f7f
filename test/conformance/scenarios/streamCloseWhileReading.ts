import { coro, createTask, IncompleteReadError, openConnection, run, sleep, startServer } from 'loopscope';

const main = coro(async function main() {
  const server = await startServer(() => {}, '127.0.0.1', 0);
  for (const name of ['read', 'readline', 'readexactly', 'readuntil'] as const) {
    const [reader, writer] = await openConnection(...server.sockets[0]!.getsockname());
    const task = createTask(name === 'readexactly' ? reader.readexactly(3) : reader[name]());
    await sleep(0);
    writer.close();
    try {
      console.log(name, (await task).length);
    } catch (error) {
      if (error instanceof IncompleteReadError) console.log(name, error.message);
    }
    await writer.waitClosed();
  }
  server.close();
});
await run(main());
