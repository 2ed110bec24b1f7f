import {
  ConnectionError,
  type Coroutine,
  coro,
  OSError,
  openConnection,
  openUnixConnection,
  run,
  startServer,
} from 'loopscope';

async function attempt(awaitable: Coroutine<unknown>): Promise<void> {
  try {
    await awaitable;
  } catch (error) {
    if (error instanceof OSError) console.log(error.name, Number(error instanceof ConnectionError));
  }
}
const main = coro(async function main() {
  const server = await startServer(() => {}, '127.0.0.1', 0);
  const [host, port] = server.sockets[0]!.getsockname();
  await attempt(startServer(() => {}, host, port));
  server.close();
  await attempt(openConnection(host, port));
  await attempt(openUnixConnection('/no/such/socket'));
  await attempt(openUnixConnection('/dev/null'));
});
await run(main());
