import { CancelledError, coro, createTask, run, StreamReader, sleep } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  const task = createTask(reader.readline());
  await sleep(0);
  reader.feedData(Buffer.from('kept\n'));
  console.log(Number(task.cancel()));
  try {
    await task;
  } catch (error) {
    if (error instanceof CancelledError) console.log('cancelled');
  }
  console.log(`${await reader.readline()}`.trim());
});
await run(main());
