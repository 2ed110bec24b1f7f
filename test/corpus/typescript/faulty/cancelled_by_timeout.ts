/** A page gives up on slow prices: the load is cancelled at its await. */
import { coro, createTask, run, sleep, waitFor } from 'loopscope';

const load = coro(async function load() {
  return await sleep(10_000, 'prices'); // cancelled
});

const main = coro(async function main() {
  const prices = createTask(load(), { name: 'prices' });
  try {
    console.log(await waitFor(prices, 50));
  } catch {
    console.log('no prices');
  }
});

await run(main());
