import { coro, createTask, Event, gather, run, sleep } from 'loopscope';

const work = coro(async function work(event: Event, name: string) {
  try {
    await event.wait();
    console.log(name);
  } catch (error) {
    console.log(name, 'cancelled', (error as Error).message, Number(event.isSet()));
    throw error;
  }
});
const main = coro(async function main() {
  const event = new Event();
  const show = () => console.log(`${event}`);
  const tasks = [...'abc'].map((name) => createTask(work(event, name)));
  show();
  await sleep(0);
  show();
  tasks[0]!.cancel('waiting');
  await sleep(0);
  show();
  event.set();
  tasks[1]!.cancel('woken');
  show();
  await gather(tasks, { returnExceptions: true });
  show();
});
await run(main());
