import { CancelledError, coro, createTask, run, shield, sleep, type Task } from 'loopscope';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}
const save = coro(async function save() {
  try {
    await turns(8);
  } catch (error) {
    if (error instanceof CancelledError) console.log('save was cancelled');
    throw error;
  }
  console.log('saved');
  return 'saved';
});
const work = coro(async function work(saving: Task<string>) {
  try {
    await shield(saving);
  } catch (error) {
    console.log('work:', (error as Error).message);
    throw error;
  }
});
const main = coro(async function main() {
  const saving = createTask(save());
  const task = createTask(work(saving));
  await sleep(0);
  await sleep(0);
  task.cancel('enough');
  try {
    await task;
  } catch (error) {
    console.log('main:', (error as Error).message);
  }
  console.log(Number(saving.done()), Number(task.cancelled()), saving.cancelling());
  console.log(await saving);
});
await run(main());
