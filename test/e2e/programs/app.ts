/** Does what files beside it tell it to, so that a test decides when. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CancelledError, coro, createTask, Future, run, sleep, type Task } from 'loopscope';

const told = (word: string): boolean => existsSync(path.join(import.meta.dirname, word));

const untilTold = coro(async (word: string) => {
  while (!told(word)) await sleep(20);
});

const worker = coro(async () => {
  try {
    await sleep(3_600_000);
  } catch (error) {
    if (error instanceof CancelledError) console.log('worker was cancelled');
    throw error;
  }
});

const phases = coro(async (gate: Future<void>) => {
  await gate;
  await sleep(3_600_000);
});

const victim = coro(async () => {
  await sleep(3_600_000); // the await where the cancellation arrives
});

const canceller = coro(async (task: Task<void>) => {
  await untilTold('cancel');
  task.cancel('by the test'); // the canceller's line
});

const blocker = coro(async () => {
  await untilTold('block');
  while (!told('unblock')) {
    for (let until = Date.now() + 300; Date.now() < until; ) Math.random(); // the blocking line
  }
  console.log('unblocked');
});

const main = coro(async () => {
  const gate = new Future<void>();
  const opener = createTask(untilTold('open'), { name: 'opener' });
  opener.addDoneCallback(() => gate.setResult());
  const doomed = createTask(victim(), { name: 'victim' }); // the creation of victim
  const tasks = [
    createTask(worker(), { name: 'worker' }),
    createTask(phases(gate), { name: 'phases' }),
    createTask(blocker(), { name: 'blocker' }),
    createTask(canceller(doomed), { name: 'canceller' }),
  ];
  console.log('ready');
  await untilTold('end');
  for (const task of tasks) task.cancel();
});

await run(main());
