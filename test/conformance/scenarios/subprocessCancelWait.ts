import {
  allTasks,
  CancelledError,
  type Coroutine,
  coro,
  createSubprocessExec,
  createTask,
  PIPE,
  run,
  sleep,
} from 'loopscope';

async function cancelled(awaitable: Coroutine<unknown>): Promise<void> {
  const task = createTask(awaitable);
  await sleep(10);
  console.log('cancel', Number(task.cancel()));
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled', allTasks().size);
  }
}
const main = coro(async function main() {
  const cat = await createSubprocessExec('cat', [], { stdin: PIPE, stdout: PIPE });
  await cancelled(cat.wait());
  cat.stdin.write(Buffer.from('still there\n'));
  console.log(`${await cat.stdout.readline()}`.trim(), Number(cat.returncode === undefined));
  cat.terminate();
  console.log(await cat.wait());
  const sleeper = await createSubprocessExec('sleep', ['60'], { stdout: PIPE });
  await cancelled(sleeper.communicate());
  sleeper.kill();
  console.log(await sleeper.wait());
});
await run(main());
