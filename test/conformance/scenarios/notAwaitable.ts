import {
  type Awaitable,
  allTasks,
  asCompleted,
  coro,
  createTask,
  ensureFuture,
  gather,
  getRunningLoop,
  run,
  shield,
} from 'loopscope';

const work = coro(async function work() {});
async function attempt(name: string, call: () => Awaitable<unknown> | PromiseLike<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof TypeError) console.log(name, error.message);
  }
}
async function nextOf(iterable: Iterable<never>): Promise<void> {
  for (const one of asCompleted(iterable)) await one;
}
const main = coro(async function main() {
  const loop = getRunningLoop();
  for (const one of [5, undefined, 'text', work, {}] as never[]) {
    await attempt('ensure_future', () => ensureFuture(one));
    await attempt('gather', () => gather([one]));
    await attempt('shield', () => shield(one));
    await attempt('as_completed', () => nextOf([one]));
  }
  const future = loop.createFuture();
  for (const one of [5, 'text', future] as never[]) {
    await attempt('create_task', () => createTask(one));
    try {
      loop.setExceptionHandler(one);
    } catch (error) {
      // Python's name of it.
      if (error instanceof TypeError) console.log(error.message.replace('undefined', 'None'));
    }
  }
  loop.setExceptionHandler(undefined);
  console.log(allTasks().size);
});
await run(main());
