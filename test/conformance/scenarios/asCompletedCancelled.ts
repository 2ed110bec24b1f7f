import { asCompleted, type Coroutine, coro, createTask, getRunningLoop, run, sleep, wait } from 'loopscope';

const consume = coro(async function consume(name: string, next: Coroutine<string>) {
  try {
    console.log(name, await next);
  } catch (error) {
    console.log(name, 'cancelled:', (error as Error).message);
    throw error;
  }
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  const futures = [1, 2, 3].map(() => loop.createFuture<string>());
  const all = [...asCompleted(futures)];
  const tasks = all.map((next, index) => createTask(consume('abc'[index]!, next)));
  await sleep(0);
  futures[1]!.setResult('second');
  await sleep(0);
  tasks[0]!.cancel('woken already');
  futures[0]!.setResult('first');
  futures[2]!.setResult('third');
  await wait(tasks);
  console.log(`[${tasks.map((task) => Number(task.cancelled())).join(', ')}]`);
});
await run(main());
