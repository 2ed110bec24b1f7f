import { asyncGenerator, coro, createTask, currentTask, run, sleep } from 'loopscope';

const numbers = asyncGenerator(async function* numbers() {
  for (;;) {
    await sleep(1);
    yield currentTask()!.getName();
  }
});
const take = coro(async function take(generator: AsyncGenerator<string>, count: number) {
  for (let n = 0; n < count; n++) console.log((await generator.next()).value);
});
const main = coro(async function main() {
  const generator = numbers();
  await createTask(take(generator, 2), { name: 'first' });
  await createTask(take(generator, 1), { name: 'second' });
  await take(generator, 1);
  await generator.return(undefined as never);
  if ((await generator.next()).done) console.log('closed');
});
await run(main());
