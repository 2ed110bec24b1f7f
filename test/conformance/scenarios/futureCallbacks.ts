import { coro, createTask, Future, run, sleep } from 'loopscope';

const waiter = coro(async function waiter(future: Future<string>) {
  console.log('waiter', await future);
});
const main = coro(async function main() {
  const future = new Future<string>();
  const removed = () => console.log('never printed');
  future.addDoneCallback((done) => console.log('first', done.result()));
  future.addDoneCallback(removed);
  const task = createTask(waiter(future));
  await sleep(0);
  future.addDoneCallback((done) => console.log('second', Number(done === future)));
  console.log(future.removeDoneCallback(removed));
  future.setResult('value');
  future.addDoneCallback(() => console.log('late'));
  console.log('set');
  await task;
  console.log(await future);
  await sleep(0);
});
await run(main());
