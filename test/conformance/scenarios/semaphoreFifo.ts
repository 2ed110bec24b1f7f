import { coro, gather, run, Semaphore, sleep } from 'loopscope';

const work = coro(async function work(semaphore: Semaphore, name: string) {
  console.log(name, Number(await semaphore.acquire()));
  await sleep(0);
  console.log(name, 'out');
  semaphore.release();
});
const main = coro(async function main() {
  const semaphore = new Semaphore(2);
  await gather([...'abcde'].map((name) => work(semaphore, name)));
  console.log(Number(semaphore.locked()));
});
await run(main());
