/** Starts processes in two ways, and waits to be told to end. */
import { fork } from 'node:child_process';
import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { coro, run, sleep } from 'loopscope';

const untilTold = coro(async () => {
  while (!existsSync(path.join(import.meta.dirname, 'end'))) await sleep(50);
});

if (cluster.isPrimary && process.argv.length === 2) {
  cluster.fork();
  fork(import.meta.filename, ['forked']);
}
await run(untilTold());
process.exit();
