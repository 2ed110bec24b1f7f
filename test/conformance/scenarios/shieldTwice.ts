import { coro, createTask, currentTask, run, shield, sleep, type Task } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const work = coro(async function work() {
  await turns(12);
  return 'done';
});
const protect = coro(async function protect(task: Task<string>) {
  for (;;) {
    try {
      return await shield(task);
    } catch (error) {
      console.log('not yet:', (error as Error).message, currentTask()!.uncancel());
    }
  }
});
const main = coro(async function main() {
  const task = createTask(work());
  const outer = createTask(protect(task));
  for (const message of ['first', 'second']) {
    await sleep(0);
    outer.cancel(message);
    await sleep(0);
  }
  console.log(await outer, outer.cancelling(), task.cancelling());
});
await run(main());
