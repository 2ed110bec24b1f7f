import { type Coroutine, coro, getRunningLoop, IncompleteReadError, run, StreamReader } from 'loopscope';

async function attempt(awaitable: Coroutine<Buffer>): Promise<void> {
  try {
    console.log(`${await awaitable}`);
  } catch (error) {
    if (error instanceof IncompleteReadError) {
      console.log(error.name, error.message, `${error.partial}`, error.expected ?? 0);
    } else if (error instanceof RangeError) {
      console.log(error.message);
    }
  }
}
const main = coro(async function main() {
  const until = (reader: StreamReader) => reader.readuntil(Buffer.from('|'));
  const exactly = (reader: StreamReader) => reader.readexactly(9);
  for (const read of [until, exactly]) {
    const reader = new StreamReader();
    reader.feedData(Buffer.from('abc'));
    getRunningLoop().callSoon(() => reader.feedEof());
    await attempt(read(reader));
    console.log(Number(reader.atEof()));
    await attempt(read(reader));
    await attempt(reader.readexactly(0));
    await attempt(reader.readexactly(-1));
  }
});
await run(main());
