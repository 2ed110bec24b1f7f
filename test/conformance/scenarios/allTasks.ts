import {
  allTasks,
  coro,
  createTask,
  currentTask,
  getRunningLoop,
  newEventLoop,
  run,
  sleep,
  type Task,
  wait,
} from 'loopscope';

function names(tasks: Iterable<Task<unknown>>): void {
  const sorted = Array.from(tasks, (task) => `'${task.getName()}'`).sort();
  console.log(`[${sorted.join(', ')}]`);
}
const forever = coro(async function forever() {
  await getRunningLoop().createFuture();
});
const begin = coro(async function begin(name: string) {
  const task = createTask(forever(), { name });
  await sleep(0);
  // Awaited, the task itself would be.
  return [task] as const;
});
const main = coro(async function main() {
  currentTask()!.setName('main');
  await begin('mine');
  names(allTasks());
  names(allTasks(stopped));
});
const [stopped, closed] = [newEventLoop(), newEventLoop()];
const [kept] = await stopped.runUntilComplete(begin('stopped'));
await closed.runUntilComplete(begin('closed'));
closed.close();
await run(main());
try {
  allTasks();
} catch (error) {
  const { name, message } = error as Error;
  console.log(name, message);
}
kept.cancel();
await stopped.runUntilComplete(wait([kept]));
names(allTasks(stopped));
stopped.close();
