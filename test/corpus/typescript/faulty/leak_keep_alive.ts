// settings: taskLeakMs=1000, taskLeakTasks=20
/** Each message starts a task that outlives it. */
import { coro, createTask, run, sleep } from 'loopscope';

const keepAlive = coro(async function keepAlive() {
  await sleep(60_000);
});

const main = coro(async function main() {
  for (let message = 0; message < 600; message++) {
    createTask(keepAlive()); // task-leak: keepAlive
    await sleep(5);
  }
});

await run(main());
