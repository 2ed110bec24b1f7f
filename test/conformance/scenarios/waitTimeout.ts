import { coro, createTask, Future, run, sleep, wait } from 'loopscope';

const work = coro(async function work(gate: Future<string>) {
  return await gate;
});
const main = coro(async function main() {
  const gate = new Future<string>();
  const fast = createTask(sleep(0, 'fast'));
  const slow = createTask(work(gate));
  const { done, pending } = await wait([fast, slow], { timeoutMs: 100 });
  console.log(Number(done.has(fast)), Number(pending.has(slow)), slow.cancelling());
  const again = await wait([slow], { timeoutMs: 0 });
  console.log(again.done.size, again.pending.size);
  gate.setResult('slow');
  console.log(await slow);
});
await run(main());
