import { Barrier, coro, gather, run, sleep } from 'loopscope';

class KeyError extends Error {
  override readonly name = 'KeyError';
}
const work = coro(async function work(barrier: Barrier, name: string) {
  try {
    return await barrier.with(async (position) => {
      console.log(name, position, barrier.nWaiting);
      if (name === 'b') throw new KeyError(name);
      await sleep(0);
      return `${name} is done`;
    });
  } catch (error) {
    return `${name} failed: ${(error as Error).name}`;
  }
});
const main = coro(async function main() {
  const barrier = new Barrier(3);
  for (let i = 0; i < 2; i++) {
    console.log((await gather(['a', 'b', 'c'].map((name) => work(barrier, name)))).join(', '));
  }
  await barrier.abort();
  console.log(await work(barrier, 'd'));
});
await run(main());
