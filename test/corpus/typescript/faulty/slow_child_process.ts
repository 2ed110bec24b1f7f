/** A health check runs a command and waits for it synchronously. */
import { execFileSync } from 'node:child_process';
import { coro, run, sleep } from 'loopscope';

const check = coro(async function check() {
  await sleep(1);
  execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 500)']); // slow-callback
  return 'healthy';
});

const main = coro(async function main() {
  console.log(await check());
});

await run(main());
