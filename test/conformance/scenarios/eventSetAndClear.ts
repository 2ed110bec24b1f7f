import { coro, createTask, Event, run, sleep } from 'loopscope';

const work = coro(async function work(event: Event, name: string) {
  await event.wait();
  console.log(name, Number(event.isSet()));
});
const main = coro(async function main() {
  const event = new Event();
  const first = createTask(work(event, 'first'));
  await sleep(0);
  event.set();
  event.clear();
  const second = createTask(work(event, 'second'));
  await sleep(0);
  await sleep(0);
  console.log(Number(first.done()), Number(second.done()));
  event.set();
  await second;
});
await run(main());
