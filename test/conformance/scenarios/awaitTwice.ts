import { type Coroutine, coro, createTask, RuntimeError, run, sleep } from 'loopscope';

const work = coro(async function work() {
  await sleep(0);
  return 'once';
});
const main = coro(async function main() {
  const coroutine = work();
  console.log(await coroutine);
  for (const again of [() => coroutine, () => createTask(coroutine)]) {
    try {
      await again();
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
  }
  try {
    createTask('text' as unknown as Coroutine<void>);
  } catch (error) {
    console.log((error as Error).name);
  }
  const task = createTask(work());
  console.log(await task, await task);
});
await run(main());
