/** Microseconds per round trip between two tasks, by futures. */
import { coro, createTask, Future, run, sleep } from 'loopscope';

const N = 100_000;

const main = coro(async function main() {
  let ping = new Future();
  let pong = new Future();
  const answer = coro(async function answer() {
    for (;;) {
      await ping;
      ping = new Future();
      pong.setResult();
    }
  });
  const task = createTask(answer());
  await sleep(0);
  const started = performance.now();
  for (let i = 0; i < N; i++) {
    ping.setResult();
    await pong;
    pong = new Future();
  }
  console.log(((performance.now() - started) / N) * 1e3);
  task.cancel();
});

await run(main());
