import { BoundedSemaphore, coro, run } from 'loopscope';

const main = coro(async function main() {
  const semaphore = new BoundedSemaphore(2);
  await semaphore.acquire();
  semaphore.release();
  try {
    semaphore.release();
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
  await semaphore.with(() => semaphore.with(() => console.log(Number(semaphore.locked()))));
  console.log(Number(semaphore.locked()));
  try {
    await semaphore.with(() => semaphore.release());
  } catch (error) {
    if (error instanceof RangeError) console.log('with:', error.message);
  }
  try {
    new BoundedSemaphore(-2);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
});
await run(main());
