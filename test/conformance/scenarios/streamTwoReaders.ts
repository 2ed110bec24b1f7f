import { coro, createTask, RuntimeError, run, StreamReader, sleep } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  const first = createTask(reader.readline());
  await sleep(0);
  const x = Buffer.from('x');
  for (const second of [
    reader.read(1),
    reader.read(),
    reader.readexactly(1),
    reader.readuntil(x),
    reader.readline(),
  ]) {
    try {
      await second;
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
  }
  reader.feedData(Buffer.from('line\nmore'));
  console.log(`${await reader.read(5)}`.trim());
  reader.feedData(Buffer.from('\n'));
  console.log(`${await first}`.trim());
});
await run(main());
