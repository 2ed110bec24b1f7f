import { coro, gather, run, sleep } from 'loopscope';

const work = coro(async function work(name: string, turns: number) {
  for (let turn = 0; turn < turns; turn++) {
    console.log(name, turn);
    await sleep(0);
  }
  return name;
});
const main = coro(async function main() {
  console.log(...(await gather([work('a', 3), work('b', 1), work('c', 2)])));
  console.log((await gather([])).length);
  const same = work('same', 1);
  console.log(...(await gather([same, same])));
});
await run(main());
