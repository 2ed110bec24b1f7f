import { coro, currentTask, run, sleep, taskGroup } from 'loopscope';

const fail = coro(async function fail(message: string) {
  await sleep(5);
  throw new Error(message);
});
const watched = coro(async function watched(name: string) {
  try {
    await sleep(1000);
  } finally {
    console.log(name, 'stopped');
  }
});
function show(error: Error): string {
  if (!(error instanceof AggregateError)) return error.message;
  return `${error.message} <${error.errors.map(show).join(', ')}>`;
}
const main = coro(async function main() {
  try {
    await taskGroup(async (outer) => {
      outer.createTask(watched('outer'));
      await taskGroup(async (inner) => {
        inner.createTask(watched('inner'));
        inner.createTask(fail('in the inner one'));
      });
    });
  } catch (error) {
    console.log(show(error as Error));
  }
  try {
    await taskGroup(async (outer) => {
      outer.createTask(fail('in the outer one'));
      await taskGroup(async (inner) => {
        inner.createTask(watched('inner'));
      });
    });
  } catch (error) {
    console.log(show(error as Error));
  }
  console.log(currentTask()!.cancelling());
});
await run(main());
