/** Coroutines are made for a gather that an early return leaves out. */
import { coro, gather, run, sleep } from 'loopscope';

const load = coro(async function load(user: number) {
  await sleep(1);
  return user;
});

const loadAll = coro(async function loadAll(users: readonly number[], isCached: boolean) {
  const loads = users.map((user) => load(user)); // never-awaited: load
  if (isCached) return [...users];
  return await gather(loads);
});

const main = coro(async function main() {
  console.log(await loadAll([1, 2, 3], true));
});

await run(main());
