import { coro, run, StreamReader } from 'loopscope';

const main = coro(async function main() {
  const reader = new StreamReader({ limit: 4 });
  async function attempt(): Promise<void> {
    try {
      console.log(`${await reader.readline()}`.trim());
    } catch (error) {
      if (error instanceof RangeError) console.log(error.message);
    }
  }
  reader.feedData(Buffer.from('1234\n12345\nab\n'));
  await attempt();
  await attempt();
  await attempt();
  reader.feedData(Buffer.from('123456'));
  await attempt();
  reader.feedData(Buffer.from('rest\n'));
  await attempt();
  try {
    new StreamReader({ limit: 0 });
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
});
await run(main());
