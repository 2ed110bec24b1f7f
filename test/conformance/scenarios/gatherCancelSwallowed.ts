import { CancelledError, coro, gather, run, sleep } from 'loopscope';

const stubborn = coro(async function stubborn(result: unknown) {
  try {
    await sleep(60_000);
  } catch (error) {
    if (error instanceof CancelledError) console.log('swallows', error.message);
  }
  return result;
});
const main = coro(async function main() {
  for (const returnExceptions of [false, true]) {
    // No text can be made of the last one's result.
    const future = gather([stubborn('a'), stubborn(Object.create(null))], { returnExceptions });
    await sleep(0);
    future.cancel('stop');
    try {
      await future;
    } catch (error) {
      const { name, message } = error as CancelledError;
      console.log(name, `'${message}'`, Number(future.cancelled()));
    }
  }
});
await run(main());
