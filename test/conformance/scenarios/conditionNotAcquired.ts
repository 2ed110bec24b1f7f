import { Condition, coro, RuntimeError, run } from 'loopscope';

const main = coro(async function main() {
  const condition = new Condition();
  for (const call of [() => condition.notify(), () => condition.notifyAll(), () => condition.release()]) {
    try {
      call();
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
  }
  try {
    await condition.wait();
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
  console.log(await condition.waitFor(() => 'true at once'));
  try {
    await condition.waitFor(() => false);
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
});
await run(main());
