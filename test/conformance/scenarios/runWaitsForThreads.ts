import { coro, getRunningLoop, jobsOf, run } from 'loopscope';

const timers = jobsOf<typeof import('node:timers/promises')>('node:timers/promises');
const main = coro(async function main() {
  getRunningLoop().runInExecutor(undefined, timers.setTimeout, 100);
  return 'main is over';
});
const start = performance.now();
console.log(await run(main()));
console.log('waited', Number(performance.now() - start >= 90));
