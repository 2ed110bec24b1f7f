import { asCompleted, coro, createTask, Future, gather, run, sleep, TimeoutError } from 'loopscope';

const work = coro(async function work(gate: Future<void>, result: number) {
  await gate;
  return result;
});
const main = coro(async function main() {
  const gate = new Future<void>();
  const slow = [1, 2].map((n) => createTask(work(gate, n)));
  const fast = createTask(sleep(0, 'fast'));
  for (const next of asCompleted([...slow, fast], { timeoutMs: 100 })) {
    try {
      console.log(await next);
    } catch (error) {
      if (error instanceof TimeoutError) console.log(error.name, `'${error.message}'`);
    }
  }
  console.log(`[${slow.map((task) => task.cancelling()).join(', ')}]`);
  gate.setResult();
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
