import { coro, run, sleep, type Task, taskGroup } from 'loopscope';

const work = coro(async function work(name: string, delayMs: number) {
  await sleep(delayMs);
  console.log(name);
});
const stubborn = coro(async function stubborn() {
  try {
    await sleep(1000);
  } catch {
    console.log('stays');
  }
  return 'stubborn';
});
const fail = coro(async function fail() {
  throw new Error('broken');
});
const main = coro(async function main() {
  const child = await taskGroup(async (group) => {
    group.createTask(work('sibling', 200));
    const child = group.createTask(work('never', 1000));
    await sleep(0);
    child.cancel('only this one');
    try {
      await child;
    } catch (error) {
      console.log('child:', (error as Error).message);
    }
    return [child] as const;
  });
  console.log(Number(child[0].cancelled()));
  let task: Task<string> | undefined;
  try {
    await taskGroup(async (group) => {
      task = group.createTask(stubborn());
      await sleep(0);
      group.createTask(fail());
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, task?.result(), task?.cancelling());
  }
});
await run(main());
