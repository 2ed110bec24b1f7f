/** Time limits that tasks set themselves, by timers of the loop and of Node: nothing was swallowed. */
// settings: cancelSwallowedMs=200
import { CancelledError, coro, currentTask, gather, getRunningLoop, run, sleep } from 'loopscope';

const waiting = coro(async function waiting() {
  try {
    await sleep(9000);
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return 'too late';
  }
  return 'in time';
});

const limited = coro(async function limited() {
  const task = currentTask()!;
  getRunningLoop().callLater(400, () => task.cancel());
  return await waiting();
});

const limitedByNode = coro(async function limitedByNode() {
  const task = currentTask()!;
  setTimeout(() => task.cancel(), 400);
  return await waiting();
});

const twice = coro(async function twice() {
  const task = currentTask()!;
  for (let round = 0; round < 2; round++) {
    setTimeout(() => task.cancel(), 400);
    await waiting();
  }
  return 'done';
});

const main = coro(async function main() {
  console.log(await gather([limited(), limitedByNode(), twice()]));
});

await run(main());
