import { coro, createTask, getRunningLoop, run, sleep } from 'loopscope';

const work = coro(async function work(name: string) {
  for (let turn = 0; turn < 4; turn++) {
    console.log(name, turn);
    await sleep(0);
  }
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  const first = createTask(work('a'));
  loop.callSoon(console.log, 'soon');
  const second = createTask(work('b'));
  loop.callLater(0, console.log, 'later');
  await sleep(0);
  console.log('main');
  await first;
  console.log('first');
  await second;
});
await run(main());
