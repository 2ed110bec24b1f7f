import { coro, ensureFuture, run, Task } from 'loopscope';

const work = coro(async function work() {
  return 'worked';
});
const main = coro(async function main() {
  const future = ensureFuture(work());
  console.log(Number(future instanceof Task), Number(ensureFuture(future) === future));
  console.log(await future);
});
await run(main());
