import { coro, getRunningLoop, newEventLoop, RuntimeError, run, sleep } from 'loopscope';

async function attempt(call: () => unknown): Promise<void> {
  try {
    await call();
  } catch (error) {
    // Python's name of run().
    if (error instanceof RuntimeError) console.log(error.message.replace(/^run/, 'asyncio.run'));
  }
}
const inner = coro(async function inner() {});
const main = coro(async function main() {
  const coroutine = inner();
  await attempt(() => run(coroutine));
  await coroutine;
  const loop = newEventLoop();
  await attempt(() => loop.runUntilComplete(sleep(0)));
  loop.close();
  loop.close();
  console.log(Number(loop.isClosed()));
  await attempt(() => loop.callSoon(console.log));
  await attempt(() => getRunningLoop().close());
});
await run(main());
await attempt(() => getRunningLoop());
