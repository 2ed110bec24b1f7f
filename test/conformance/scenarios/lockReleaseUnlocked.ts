import { coro, Lock, RuntimeError, run } from 'loopscope';

const main = coro(async function main() {
  const lock = new Lock();
  for (let i = 0; i < 2; i++) {
    try {
      lock.release();
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
    await lock.acquire();
    lock.release();
  }
  try {
    await lock.with(() => lock.release());
  } catch (error) {
    if (error instanceof RuntimeError) console.log('with:', error.message);
  }
});
await run(main());
