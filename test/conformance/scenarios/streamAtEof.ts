import { coro, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  console.log(Number(reader.atEof()), `${reader}`);
  reader.feedData(Buffer.from(''));
  reader.feedData(Buffer.from('ab'));
  reader.feedEof();
  console.log(Number(reader.atEof()), `${reader}`);
  await reader.read(1);
  console.log(Number(reader.atEof()));
  await reader.read(1);
  console.log(Number(reader.atEof()), `${reader}`);
  console.log(`${new StreamReader({ limit: 7 })}`);
});
await run(main());
