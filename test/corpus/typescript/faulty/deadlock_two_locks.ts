// settings: deadlockMs=300
/** Two transfers take the same two locks in opposite order. */
import { coro, createTask, Lock, run, sleep, wait } from 'loopscope';

const transfer = coro(async function transfer(source: Lock, target: Lock) {
  await source.acquire();
  await sleep(10);
  await target.acquire(); // deadlock
  target.release();
  source.release();
});

const main = coro(async function main() {
  const [a, b] = [new Lock(), new Lock()];
  const transfers = [createTask(transfer(a, b)), createTask(transfer(b, a))];
  await wait(transfers, { timeoutMs: 1_500 });
  for (const task of transfers) task.cancel();
  await wait(transfers);
});

await run(main());
