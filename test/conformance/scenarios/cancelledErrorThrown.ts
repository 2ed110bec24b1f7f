import {
  type Awaitable,
  CancelledError,
  type Coroutine,
  coro,
  createTask,
  currentTask,
  Future,
  gather,
  run,
  shield,
  sleep,
  type Task,
  taskGroup,
  wait,
} from 'loopscope';

class Stop extends CancelledError {
  constructor(readonly code: number) {
    super('stop', { cause: new RangeError('why') });
  }
}
const stop = coro(async function stop() {
  throw new Stop(3);
});
const forever = coro(async function forever() {
  await new Future();
});
const late = coro(async function late() {
  currentTask()!.cancel('in its last step');
});
function tell(what: string, error: unknown): void {
  const { message, code, cause } = error as Stop;
  const name = error instanceof Stop ? 'Stop' : (error as Error).name;
  console.log(what, name, message, code ?? 'None', (cause as Error | undefined)?.message ?? 'None');
}
const attempt = coro(async function attempt(what: string, awaitable: Awaitable<unknown>) {
  try {
    console.log(what, await awaitable);
  } catch (error) {
    tell(what, error);
  }
});
async function cancelled(coroutine: Coroutine<unknown>, message?: string): Promise<[Task<unknown>]> {
  const task = createTask(coroutine);
  if (message) task.cancel(message);
  await wait([task]);
  // Awaited, the task itself would be.
  return [task];
}
const main = coro(async function main() {
  let [task] = await cancelled(stop());
  for (const turn of [0, 1, 2]) await attempt(`await ${turn}`, task);
  [task] = await cancelled(stop());
  for (const error of await gather([task], { returnExceptions: true })) tell('gather, leniently', error);
  await attempt('gather', gather([task]));
  await attempt('after gather', task);
  task = createTask(stop());
  await attempt('shield', shield(task));
  try {
    task.exception();
  } catch (error) {
    tell('exception', error);
  }
  await taskGroup(async (group) => {
    task = group.createTask(stop());
  });
  await attempt('after the group', task);
  const future = new Future();
  future.cancel('a future');
  const [[unstarted], [ended]] = [await cancelled(forever(), 'not started'), await cancelled(late())];
  for (const one of [future, unstarted, ended]) {
    await attempt('once', one);
    await attempt('twice', one);
  }
  const awaited = createTask(forever());
  const both = ['a', 'b'].map((name) => createTask(attempt(name, awaited)));
  await sleep(0);
  awaited.cancel('both wait');
  await wait(both);
});
await run(main());
