import { coro, Lock, run } from 'loopscope';

const main = coro(async function main() {
  const lock = new Lock();
  const work = coro(async function work() {
    return await lock.with(() => {
      console.log('in', Number(lock.locked()));
      return 'result';
    });
  });
  console.log(await work(), Number(lock.locked()));
  try {
    await lock.with(() => {
      throw new RangeError('broken');
    });
  } catch (error) {
    console.log((error as Error).message, Number(lock.locked()));
  }
});
await run(main());
