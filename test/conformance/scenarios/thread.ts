import { coro, jobsOf, RuntimeError, run, Thread } from 'loopscope';

const { work } = jobsOf<{ work(ms: number): void }>(
  `data:text/javascript,export function work(ms) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  }`,
);
const main = coro(async function main() {
  const thread = new Thread({ target: work, args: [500] });
  console.log(thread.name, Number(thread.isAlive()), Number(thread.daemon));
  for (const call of [() => thread.join(), () => thread.start(), () => thread.start()]) {
    try {
      await call();
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
  }
  console.log(Number(thread.isAlive()));
  await thread.join(1);
  console.log(Number(thread.isAlive()));
  await thread.join();
  console.log(Number(thread.isAlive()));
  await thread.join();
  const other = new Thread({ target: work, args: [0], name: 'other', daemon: true });
  other.start();
  await other.join();
  console.log(other.name, Number(other.daemon), Number(other.isAlive()));
  console.log(new Thread({ target: work, args: [0] }).name);
});
await run(main());
