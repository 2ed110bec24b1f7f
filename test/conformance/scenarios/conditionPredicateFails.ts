import { Condition, coro, createTask, run, sleep } from 'loopscope';

const work = coro(async function work(condition: Condition, seen: number[]) {
  const predicate = () => {
    if (seen.length > 0) throw new RangeError('broken');
  };
  try {
    await condition.with(async () => {
      await condition.waitFor(predicate);
    });
  } catch (error) {
    console.log((error as Error).message, Number(condition.locked()));
  }
});
const main = coro(async function main() {
  const condition = new Condition();
  const seen: number[] = [];
  const task = createTask(work(condition, seen));
  await sleep(0);
  await condition.with(() => {
    seen.push(1);
    condition.notify();
  });
  await task;
  console.log(Number(condition.locked()));
});
await run(main());
