import { coro, getRunningLoop, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader({ limit: 2 });
  const feed = (text: string) => reader.feedData(Buffer.from(text));
  feed('abcdef');
  console.log(`${await reader.readexactly(2)}`, `${await reader.readexactly(4)}`);
  for (const piece of ['12', '345', '6789']) getRunningLoop().callSoon(feed, piece);
  console.log(`${await reader.readexactly(7)}`, `${await reader.readexactly(2)}`);
});
await run(main());
