import { coro, createTask, Future, gather, newEventLoop, run } from 'loopscope';

const other = newEventLoop();
const future = other.createFuture<void>();
const done = other.createFuture<string>();
done.setResult('done');
const waits = coro(async function waits(awaited: Future<void>) {
  await awaited;
});
const main = coro(async function main() {
  const task = createTask(waits(future), { name: 'waiter' });
  try {
    await task;
  } catch (error) {
    const { message } = error as Error;
    console.log(message.slice(0, 24), message.slice(message.indexOf('got Future')));
  }
  console.log(await done);
  const mine = new Future<void>();
  for (const make of [() => gather([mine, future]), () => gather([future, mine])]) {
    try {
      make();
    } catch (error) {
      console.log((error as Error).message);
    }
  }
});
await run(main());
other.close();
