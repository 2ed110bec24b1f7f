import { coro, currentTask, run, sleep, type Timeout, TimeoutError, timeout } from 'loopscope';

const main = coro(async function main() {
  const task = currentTask()!;
  let deadline: Timeout | undefined;
  try {
    await timeout(10, async (limit) => {
      deadline = limit;
      console.log(Number(limit.expired()));
      try {
        await sleep(1000);
      } catch (error) {
        const message = `'${(error as Error).message}'`;
        console.log('body:', message, task.cancelling(), Number(limit.expired()), `${limit}`);
        throw error;
      }
    });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(error.name, `'${error.message}'`, (error.cause as Error).name);
  }
  console.log(Number(deadline!.expired()), `${deadline}`, task.cancelling());
  await sleep(0);
  console.log('goes on');
});
await run(main());
