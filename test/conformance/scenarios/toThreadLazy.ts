import { CancelledError, coro, createTask, jobsOf, RuntimeError, run, toThread } from 'loopscope';

const { str } = jobsOf<{ str(value: number): string }>('data:text/javascript,export const str = String;');
// Python's name of toThread.
const named = (name: string) => name.replace('toThread', 'to_thread');
const main = coro(async function main() {
  const coroutine = toThread(str, 1);
  const task = createTask(toThread(str, 2));
  console.log(named(coroutine.name), named(task.getCoro().name), Number(task.done()));
  console.log(await task);
  console.log(await coroutine);
  try {
    await coroutine;
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  const cancelled = createTask(toThread(str, 3));
  cancelled.cancel();
  try {
    await cancelled;
  } catch (error) {
    if (error instanceof CancelledError) console.log('never started');
  }
});
await run(main());
