import { type Awaitable, ConnectionResetError, coro, createTask, run, StreamReader, sleep } from 'loopscope';

async function attempt(awaitable: Awaitable<Buffer>): Promise<void> {
  try {
    console.log(`${await awaitable}`);
  } catch (error) {
    if (error instanceof ConnectionResetError) console.log(error.name, error.message);
  }
}
const main = coro(async function main() {
  const reader = new StreamReader();
  console.log(Number(reader.exception() === undefined));
  reader.feedData(Buffer.from('there'));
  const task = createTask(reader.readline());
  await sleep(0);
  reader.setException(new ConnectionResetError('gone'));
  await attempt(task);
  console.log(Number(reader.exception() === undefined), reader.exception()?.message);
  const e = Buffer.from('e');
  for (const read of [
    reader.read(),
    reader.read(1),
    reader.readline(),
    reader.readexactly(1),
    reader.readuntil(e),
  ]) {
    await attempt(read);
  }
});
await run(main());
