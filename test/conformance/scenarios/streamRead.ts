import { coro, getRunningLoop, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  const feed = (text: string) => reader.feedData(Buffer.from(text));
  const loop = getRunningLoop();
  console.log((await reader.read(0)).length);
  loop.callSoon(feed, 'abc');
  console.log(`${await reader.read(10)}`);
  feed('defghi');
  console.log(`${await reader.read(2)}`);
  loop.callSoon(feed, 'jkl');
  loop.callSoon(() => reader.feedEof());
  console.log(`${await reader.read()}`);
  console.log((await reader.read()).length, (await reader.read(5)).length);
});
await run(main());
