import { coro, createTask, Event, run, sleep } from 'loopscope';

const work = coro(async function work(event: Event, name: string) {
  console.log(name, Number(await event.wait()));
});
const main = coro(async function main() {
  const event = new Event();
  for (const name of 'abc') createTask(work(event, name));
  await sleep(0);
  console.log(Number(event.isSet()));
  event.set();
  event.set();
  console.log(Number(event.isSet()));
  await sleep(0);
  console.log(Number(await event.wait()), 'at once');
  event.clear();
  console.log(Number(event.isSet()));
});
await run(main());
