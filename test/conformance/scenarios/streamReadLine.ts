import { coro, getRunningLoop, run, StreamReader } from 'loopscope';

function show(data: Buffer): void {
  console.log(JSON.stringify(`${data}`));
}
const main = coro(async function main() {
  const reader = new StreamReader();
  reader.feedData(Buffer.from('one\ntwo\nthr'));
  show(await reader.readline());
  show(await reader.readline());
  getRunningLoop().callSoon(() => reader.feedData(Buffer.from('ee\n\nlast')));
  show(await reader.readline());
  show(await reader.readline());
  reader.feedEof();
  show(await reader.readline());
  show(await reader.readline());
});
await run(main());
