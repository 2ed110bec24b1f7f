import {
  coro,
  createTask,
  currentTask,
  Future,
  run,
  sleep,
  type Timeout,
  TimeoutError,
  timeout,
  wait,
} from 'loopscope';

const work = coro(async function work(started: Future<void>) {
  let deadline: Timeout | undefined;
  try {
    await timeout(5, async (limit) => {
      deadline = limit;
      try {
        await sleep(1000);
      } catch {
        started.setResult();
        await sleep(1000);
      }
    });
  } catch (error) {
    if (error instanceof TimeoutError) console.log('timeout');
    const { message } = error as Error;
    console.log('cancelled:', message, Number(deadline!.expired()), currentTask()!.cancelling());
    throw error;
  }
});
const main = coro(async function main() {
  const started = new Future<void>();
  const task = createTask(work(started));
  await started;
  task.cancel('from outside');
  await wait([task]);
  console.log(Number(task.cancelled()), task.cancelling());
});
await run(main());
