import {
  coro,
  currentTask,
  getRunningLoop,
  RuntimeError,
  run,
  sleep,
  type Timeout,
  TimeoutError,
  timeout,
} from 'loopscope';

function reschedule(deadline: Timeout | undefined): void {
  try {
    deadline?.reschedule(undefined);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
}
const main = coro(async function main() {
  const loop = getRunningLoop();
  let deadline: Timeout | undefined;
  await timeout(5, async (limit) => {
    limit.reschedule(loop.time() + 1000);
    await sleep(15);
    console.log('later');
  });
  await timeout(5, async (limit) => {
    limit.reschedule(undefined);
    await sleep(15);
    console.log('never', limit.when() ?? 'None', `${limit}`.replace('undefined', 'None'));
  });
  for (const delayMs of [5, 0, -1]) {
    try {
      await timeout(undefined, async (limit) => {
        deadline = limit;
        limit.reschedule(loop.time() + delayMs);
        await sleep(1000);
      });
    } catch (error) {
      if (error instanceof TimeoutError) console.log('sooner');
    }
    reschedule(deadline);
  }
  reschedule(await timeout(undefined, async (limit) => limit));
  try {
    await timeout(0, async (limit) => {
      try {
        await sleep(1000);
      } finally {
        limit.reschedule(undefined);
      }
    });
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  console.log(currentTask()!.cancelling());
});
await run(main());
