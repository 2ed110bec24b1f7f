import { CancelledError, coro, createTask, gather, RuntimeError, run, sleep, startServer } from 'loopscope';

const show = (...values: unknown[]) =>
  console.log(
    values.map((value) => String(value).replace(/^[tf]/, (first) => first.toUpperCase())).join(' '),
  );
const main = coro(async function main() {
  const server = await startServer(() => {}, '127.0.0.1', 0);
  const forever = coro(async function forever() {
    try {
      await server.serveForever();
    } catch (error) {
      if (error instanceof CancelledError) console.log('cancelled', error.message);
      throw error;
    }
  });
  const task = createTask(forever());
  await sleep(0);
  try {
    await server.serveForever();
  } catch (error) {
    if (error instanceof RuntimeError) show(error.message.includes('already being awaited'));
  }
  task.cancel('enough');
  await gather([task], { returnExceptions: true });
  show(task.cancelled(), server.isServing(), server.sockets.length);
  try {
    await server.serveForever();
  } catch (error) {
    if (error instanceof RuntimeError) show(error.message.includes('is closed'));
  }
});
await run(main());
