// settings: queueBacklogMs=500, queueBacklogItems=50
/** The log is written more slowly than it grows. */
import { coro, createTask, Queue, run, sleep } from 'loopscope';

const write = coro(async function write(lines: Queue<string>) {
  for (;;) {
    await lines.get();
    await sleep(100);
  }
});

const main = coro(async function main() {
  const lines = new Queue<string>(); // queue-backlog
  createTask(write(lines));
  for (let line = 0; line < 400; line++) {
    lines.putNowait(`line ${line}`);
    await sleep(10);
  }
});

await run(main());
