import { coro, createTask, type ReturnWhen, run, type Task, wait } from 'loopscope';

const work = coro(async function work() {});
const main = coro(async function main() {
  const task = createTask(work());
  const coroutine = work();
  for (const argument of [[], task, [coroutine], [task, coroutine]]) {
    try {
      await wait(argument as Task<void>[]);
    } catch (error) {
      console.log((error as Error).message);
    }
  }
  try {
    await wait([task], { returnWhen: 'SOME' as ReturnWhen });
  } catch (error) {
    console.log((error as Error).message.replace('returnWhen', 'return_when'));
  }
  await coroutine;
  const waiting = wait([]);
  console.log('lazy');
  try {
    await waiting;
  } catch (error) {
    console.log((error as Error).message);
  }
});
await run(main());
