import { coro, createTask, FIRST_COMPLETED, getRunningLoop, run, sleep, wait } from 'loopscope';

const main = coro(async function main() {
  const show = (flags: boolean[]) => `[${flags.map(Number).join(', ')}]`;
  const tasks = [1000, 5, 2000].map((delayMs) => createTask(sleep(delayMs)));
  const { done, pending } = await wait(tasks, { returnWhen: FIRST_COMPLETED });
  console.log(show(tasks.map((task) => done.has(task))), pending.size);
  const loop = getRunningLoop();
  const futures = [1, 2, 3].map(() => loop.createFuture<void>());
  loop.callSoon(() => futures[2]!.cancel());
  loop.callSoon(() => futures[0]!.setResult());
  for (let turn = 0; turn < 2; turn++) {
    const { done } = await wait(futures, { returnWhen: FIRST_COMPLETED });
    console.log(show(futures.map((future) => done.has(future))));
  }
});
await run(main());
