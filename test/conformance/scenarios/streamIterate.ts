import { coro, getRunningLoop, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader();
  reader.feedData(Buffer.from('one\n\ntwo\nthree\nfo'));
  getRunningLoop().callSoon(() => reader.feedData(Buffer.from('ur')));
  getRunningLoop().callSoon(() => reader.feedEof());
  for await (const line of reader) {
    console.log('line', `${line}`.trim());
    if (`${line}` === 'two\n') break;
  }
  for await (const line of reader) console.log('later', `${line}`.trim());
});
await run(main());
