import { coro, createTask, Lock, run, sleep } from 'loopscope';

const other = coro(async function other() {
  console.log('other');
});
const main = coro(async function main() {
  const lock = new Lock();
  createTask(other());
  console.log(Number(await lock.acquire()), Number(lock.locked()));
  console.log('no turn of the loop');
  lock.release();
  console.log(Number(lock.locked()));
  await sleep(0);
});
await run(main());
