import { coro, getRunningLoop, LimitOverrunError, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader({ limit: 6 });
  const feed = (text: string) => reader.feedData(Buffer.from(text));
  async function until(...separators: string[]): Promise<void> {
    try {
      const data = await reader.readuntil(separators.map((text) => Buffer.from(text)));
      console.log(JSON.stringify(`${data}`));
    } catch (error) {
      if (error instanceof LimitOverrunError) console.log(error.message, error.consumed);
    }
  }
  feed('a\r\nb;c\nxx');
  await until('\n', '\r\n');
  await until('\n', ';');
  await until('zzz', '\n');
  getRunningLoop().callSoon(feed, 'yz');
  await until('z', 'xyz');
  feed('123456\r\n');
  await until('\r\n', '\n');
  feed('1234567\r\n');
  await until('\r\n', '\n');
});
await run(main());
