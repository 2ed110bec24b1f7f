import { setTimeout as sleep } from 'node:timers/promises';

const N = 10_000;

async function cancelMany() {
  const aborts = Array.from({ length: N }, () => new AbortController());
  const sleeps = aborts.map(({ signal }) => sleep(3_600_000, undefined, { signal }));
  const started = performance.now();
  for (const abort of aborts) abort.abort();
  await Promise.allSettled(sleeps);
  return performance.now() - started;
}

await cancelMany();
console.log(await cancelMany());
