import { coro, createSubprocessShell, PIPE, run } from 'loopscope';

const main = coro(async function main() {
  const script = 'echo short; echo much too long; echo last; head -c 1000000 /dev/zero';
  const process = await createSubprocessShell(script, { stdout: PIPE, limit: 8 });
  for (let i = 0; i < 3; i++) {
    try {
      console.log(`${await process.stdout.readline()}`.trim());
    } catch (error) {
      if (error instanceof RangeError) console.log('too long');
    }
  }
  console.log((await process.stdout.read()).length);
  console.log(await process.wait());
});
await run(main());
