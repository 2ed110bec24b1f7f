import { coro, createTask, RuntimeError, run, sleep } from 'loopscope';

class KeyError extends Error {
  override name = 'KeyError';
}
const fail = coro(async function fail() {
  throw new KeyError('missing');
});
const main = coro(async function main() {
  const task = createTask(fail());
  for (let i = 0; i < 2; i++) {
    try {
      await task;
    } catch (error) {
      console.log('caught', (error as KeyError).message);
    }
  }
  console.log((task.exception() as Error).name, Number(task.done()), Number(task.cancelled()));
  try {
    task.result();
  } catch {
    console.log('again');
  }
  const done = createTask(sleep(0, 'value'));
  await done;
  console.log(done.result(), Number(done.exception() === undefined));
  for (const set of [() => task.setResult(), () => task.setException()]) {
    try {
      set();
    } catch (error) {
      if (error instanceof RuntimeError) console.log('not for tasks');
    }
  }
});
await run(main());
