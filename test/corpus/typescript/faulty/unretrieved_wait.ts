/** wait() tells who is done, and nobody asks who has failed. */
import { coro, createTask, run, sleep, wait } from 'loopscope';

const query = coro(async function query(server: string) {
  await sleep(5);
  if (server === 'b') throw new Error('b is down');
  return server;
});

const main = coro(async function main() {
  const good = createTask(query('a'));
  const bad = createTask(query('b')); // exception-never-retrieved: query
  await wait([good, bad]);
  console.log(good.result());
});

await run(main());
