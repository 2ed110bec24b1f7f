import {
  coro,
  createTask,
  type EventLoop,
  type ExceptionContext,
  getRunningLoop,
  run,
  sleep,
} from 'loopscope';

function handler(_: EventLoop, { message, exception }: ExceptionContext): void {
  // Python's name of run().
  const [what] = message.replace('run()', 'asyncio.run()').split(' in callback');
  console.log(what, '|', (exception as Error).message);
}
function broken(): void {
  throw new Error('in callback');
}
const stubborn = coro(async function stubborn() {
  try {
    await sleep(60_000);
  } catch {
    throw new Error('at shutdown');
  }
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler(handler);
  console.log(Number(loop.getExceptionHandler() === handler));
  loop.callSoon(broken);
  await sleep(0);
  await sleep(0);
  createTask(stubborn());
  await sleep(0);
});
await run(main());
