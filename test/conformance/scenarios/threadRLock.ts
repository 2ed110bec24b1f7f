import { coro, jobsOf, RLock, RuntimeError, run, toThread } from 'loopscope';

const lock = new RLock();
function attempt(): void {
  try {
    lock.release();
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
}
attempt();
console.log(
  Number(lock.acquire()),
  Number(lock.acquire({ blocking: false })),
  Number(lock.acquire({ timeoutMs: 1 })),
);
lock.release();
lock.release();
lock.release();
attempt();
lock.with(() => lock.with(() => console.log('twice inside')));
attempt();
// As the library does: the first number is not 0 while the lock is held.
const { acquire } = jobsOf<{ acquire(shared: SharedArrayBuffer): boolean }>(
  'data:text/javascript,export const acquire = (shared) => Atomics.load(new Int32Array(shared), 0) === 0;',
);
const main = coro(async function main() {
  lock.acquire();
  console.log('other thread', Number(await toThread(acquire, lock.shared)));
  lock.release();
  attempt();
});
await run(main());
