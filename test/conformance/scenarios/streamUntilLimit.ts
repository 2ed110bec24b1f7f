import { coro, LimitOverrunError, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader({ limit: 4 });
  async function attempt(): Promise<void> {
    try {
      console.log(`${await reader.readuntil(Buffer.from('--'))}`);
    } catch (error) {
      if (error instanceof LimitOverrunError) console.log(error.name, error.message, error.consumed);
    }
  }
  reader.feedData(Buffer.from('12345--x'));
  await attempt();
  console.log(`${await reader.readexactly(7)}`);
  reader.feedData(Buffer.from('12345'));
  await attempt();
  await attempt();
  console.log(`${await reader.read(100)}`);
  reader.feedData(Buffer.from('1234--'));
  await attempt();
});
await run(main());
