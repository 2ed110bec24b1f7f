import { coro, jobsOf, newEventLoop, RuntimeError } from 'loopscope';

const work = coro(async function work() {});
const { str } = jobsOf<{ str(): string }>('data:text/javascript,export const str = String;');
const loop = newEventLoop();
loop.callSoon(console.log, 'dropped');
loop.callLater(10, console.log, 'dropped');
loop.close();
async function attempt(call: () => unknown): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
}
await attempt(() => loop.callSoon(console.log));
await attempt(() => loop.callLater(1000, console.log));
await attempt(() => loop.callAt(1000, console.log));
await attempt(() => loop.createTask(work()));
await attempt(() => loop.runInExecutor(undefined, str));
await attempt(() => loop.runForever());
await attempt(() => loop.runUntilComplete(loop.createFuture()));
loop.stop();
console.log(Number(loop.isClosed()), Number(loop.isRunning()), Number(loop.createFuture().done()));
