/** One of a group fails, and the group cancels the others. */
import { coro, run, sleep, taskGroup } from 'loopscope';

const upload = coro(async function upload(part: number) {
  await sleep(10_000); // cancelled
  return part;
});

const check = coro(async function check() {
  await sleep(20);
  throw new Error('the quota is used up');
});

const main = coro(async function main() {
  try {
    await taskGroup(async (group) => {
      group.createTask(upload(1), { name: 'part 1' });
      group.createTask(check());
    });
  } catch (error) {
    console.log((error as AggregateError).errors.length, 'failed');
  }
});

await run(main());
