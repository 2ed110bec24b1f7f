import { CancelledError, coro, type Future, newEventLoop, sleep } from 'loopscope';

const fail = coro(async function fail(message: string) {
  await sleep(0);
  throw new Error(message);
});
const wait = coro(async function wait(future: Future<void>) {
  await future;
});
const loop = newEventLoop();
try {
  await loop.runUntilComplete(fail('first'));
} catch (error) {
  console.log((error as Error).message, Number(loop.isRunning()));
}
const future = loop.createFuture<string>();
loop.callSoon((result: string) => future.setResult(result), 'of the future');
console.log(await loop.runUntilComplete(future), await loop.runUntilComplete(future));
const task = loop.createTask(wait(loop.createFuture()));
loop.callSoon(() => task.cancel());
try {
  await loop.runUntilComplete(task);
} catch (error) {
  if (error instanceof CancelledError) console.log('cancelled');
}
loop.close();
