import { coro, createTask, run, sleep, type Task, wait } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const work = coro(async function work() {
  await turns(10);
  console.log('work ends');
});
const waiter = coro(async function waiter(tasks: Task<void>[]) {
  try {
    await wait(tasks, { timeoutMs: 1000 });
  } catch (error) {
    console.log('waiter:', (error as Error).message);
    throw error;
  }
});
const main = coro(async function main() {
  const tasks = [createTask(work()), createTask(work())];
  const outer = createTask(waiter(tasks));
  await sleep(0);
  await sleep(0);
  outer.cancel('enough');
  await wait([outer]);
  console.log(Number(outer.cancelled()), `[${tasks.map((task) => task.cancelling()).join(', ')}]`);
  await wait(tasks);
});
await run(main());
