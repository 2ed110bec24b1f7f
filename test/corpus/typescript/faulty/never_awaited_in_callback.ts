/** An event listener calls an async function and nobody awaits it: the visit is never written down. */
import { EventEmitter } from 'node:events';
import { coro, run, sleep } from 'loopscope';

const visits: string[] = [];

const record = coro(async function record(path: string) {
  await sleep(1);
  visits.push(path);
});

const main = coro(async function main() {
  const server = new EventEmitter();
  server.on('request', (path: string) => {
    record(path); // never-awaited: record
  });
  for (const path of ['/', '/prices']) server.emit('request', path);
  await sleep(50);
  console.log(visits.length, 'visits');
});

await run(main());
