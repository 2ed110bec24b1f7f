/** A newsletter is sent in the background, and nobody looks at how that went. */
import { coro, createTask, run, sleep } from 'loopscope';

const send = coro(async function send(to: string) {
  await sleep(5);
  throw new Error(`the mail server refused ${to}`);
});

const main = coro(async function main() {
  createTask(send('bob@example.org'), { name: 'newsletter' }); // exception-never-retrieved: send
  await sleep(50);
});

await run(main());
