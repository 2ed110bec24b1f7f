import { coro, createTask, gather, run, StreamReader, sleep } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  const task = createTask(reader.read());
  await sleep(0);
  reader.feedData(Buffer.from('dropped'));
  await sleep(0);
  await sleep(0);
  task.cancel();
  await gather([task], { returnExceptions: true });
  console.log(Number(task.cancelled()));
  reader.feedData(Buffer.from('rest'));
  reader.feedEof();
  console.log(`${await reader.read()}`);
});
await run(main());
