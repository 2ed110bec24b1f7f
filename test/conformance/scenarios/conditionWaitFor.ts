import { Condition, coro, createTask, run, sleep } from 'loopscope';

const main = coro(async function main() {
  const condition = new Condition();
  const items: number[] = [];
  const consume = coro(async function consume() {
    await condition.with(async () => {
      const enough = () => {
        console.log('looks at', items.length);
        return items.length > 1 ? items.length : 0;
      };
      console.log('got', await condition.waitFor(enough));
    });
  });
  const task = createTask(consume());
  for (let item = 0; item < 3; item++) {
    await sleep(0);
    await condition.with(() => {
      items.push(item);
      condition.notify();
    });
  }
  await task;
});
await run(main());
