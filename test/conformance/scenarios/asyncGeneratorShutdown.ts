import { asyncGenerator, coro, currentTask, run, sleep } from 'loopscope';

const ticks = asyncGenerator(async function* ticks(name: string) {
  try {
    for (let n = 0; n < 10; n++) {
      await sleep(0);
      yield n;
    }
    console.log(name, 'finished');
  } finally {
    console.log(name, 'closes in a task', Number(currentTask() !== undefined));
    await sleep(1);
    console.log(name, 'closed');
  }
});
const main = coro(async function main() {
  const begun = ticks('begun');
  const values = [await begun.next(), await begun.next()].map(({ value }) => value);
  console.log(...values);
  ticks('not begun');
  for await (const _n of ticks('finished'));
  console.log('main ends');
});
await run(main());
console.log('over');
