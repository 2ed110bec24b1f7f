import { coro, createTask, run, sleep, wait } from 'loopscope';

const main = coro(async function main() {
  const fast = createTask(sleep(1, 'fast'));
  const slow = createTask(sleep(50, 'slow'));
  const { done, pending } = await wait([fast, slow], { timeoutMs: 20 });
  console.log(Number(done.has(fast)), Number(pending.has(slow)), slow.cancelling());
  const again = await wait([slow], { timeoutMs: 0 });
  console.log(again.done.size, again.pending.size);
  console.log(await slow);
});
await run(main());
