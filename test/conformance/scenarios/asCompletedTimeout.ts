import { asCompleted, coro, createTask, gather, run, sleep, TimeoutError } from 'loopscope';

const main = coro(async function main() {
  const slow = [1, 2].map((n) => createTask(sleep(50, n)));
  const fast = createTask(sleep(1, 'fast'));
  for (const next of asCompleted([...slow, fast], { timeoutMs: 20 })) {
    try {
      console.log(await next);
    } catch (error) {
      if (error instanceof TimeoutError) console.log(error.name, `'${error.message}'`);
    }
  }
  console.log(`[${slow.map((task) => task.cancelling()).join(', ')}]`);
  console.log(`[${(await gather(slow)).join(', ')}]`);
  for (const next of asCompleted(slow, { timeoutMs: 0 })) {
    try {
      console.log((await next) ? 'done' : '');
    } catch (error) {
      if (error instanceof TimeoutError) console.log('timeout');
    }
  }
});
await run(main());
