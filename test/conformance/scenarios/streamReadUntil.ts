import { coro, getRunningLoop, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  const feed = (text: string) => reader.feedData(Buffer.from(text));
  const loop = getRunningLoop();
  const dashes = Buffer.from('--');
  feed('head--body-');
  console.log(`${await reader.readuntil(dashes)}`);
  loop.callSoon(feed, '-tail');
  console.log(`${await reader.readuntil(dashes)}`);
  loop.callSoon(feed, '-');
  loop.callSoon(feed, 'x');
  loop.callSoon(feed, '--left');
  console.log(`${await reader.readuntil(dashes)}`);
  for (const wrong of [Buffer.from(''), []]) {
    try {
      await reader.readuntil(wrong);
    } catch (error) {
      if (error instanceof RangeError) console.log(error.message);
    }
  }
  console.log(`${await reader.readexactly(4)}`);
});
await run(main());
