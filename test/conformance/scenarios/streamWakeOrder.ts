import { coro, createTask, getRunningLoop, run, StreamReader, sleep } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  const loop = getRunningLoop();
  const read = coro(async function read() {
    console.log('read', `${await reader.readexactly(2)}`);
  });
  const task = createTask(read());
  await sleep(0);
  for (let turn = 0; turn < 3; turn++) {
    loop.callSoon(console.log, 'before', turn);
    reader.feedData(Buffer.from('ab'.slice(turn, turn + 1)));
    loop.callSoon(console.log, 'after', turn);
    await sleep(0);
  }
  await task;
  reader.feedData(Buffer.from('cd'));
  loop.callSoon(console.log, 'not before');
  console.log(`${await reader.readexactly(2)}`);
});
await run(main());
