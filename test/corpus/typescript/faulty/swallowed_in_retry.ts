/** A retry loop catches every error, the cancellation too, and goes on. */
import { coro, createTask, run, sleep, wait } from 'loopscope';

const poll = coro(async function poll() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await sleep(100); // cancel-swallowed: poll
    } catch {
      console.log('again');
    }
  }
});

const main = coro(async function main() {
  const task = createTask(poll());
  await sleep(20);
  task.cancel();
  await wait([task]);
});

await run(main());
