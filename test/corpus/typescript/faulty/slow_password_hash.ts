/** A login hashes the password with the synchronous call: every other request waits as long. */
import { pbkdf2Sync } from 'node:crypto';
import { coro, gather, run, sleep } from 'loopscope';

function isRight(password: string): boolean {
  const hash = pbkdf2Sync(password, 'salt', 1_500_000, 64, 'sha512'); // slow-callback
  return hash.length === 64;
}

const login = coro(async function login(user: string) {
  await sleep(1);
  return isRight(user) ? `hello ${user}` : 'no';
});

const main = coro(async function main() {
  console.log(await gather([login('ann')]));
});

await run(main());
