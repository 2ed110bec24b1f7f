/** Microseconds per await of a queue: two tasks hand an item to and fro. */
import { coro, createTask, Queue, run } from 'loopscope';

const N = 250_000;

const main = coro(async function main() {
  const ping = new Queue(1);
  const pong = new Queue(1);
  const answer = coro(async function answer() {
    for (;;) await pong.put(await ping.get());
  });
  const task = createTask(answer());
  const started = performance.now();
  for (let i = 0; i < N; i++) {
    await ping.put(i);
    await pong.get();
  }
  // Each turn of it awaits twice, here and there.
  console.log(((performance.now() - started) / (4 * N)) * 1e3);
  task.cancel();
});

await run(main());
