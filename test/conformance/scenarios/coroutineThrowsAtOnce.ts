import { type Awaitable, allTasks, coro, createTask, run, shield } from 'loopscope';

// Not an async function: it throws before there is a promise.
const half = coro(function half(x: number): Promise<number> {
  if (x % 2) throw new RangeError(`${x} is odd`);
  return Promise.resolve(x / 2);
});
async function attempt(name: string, begin: () => Awaitable<unknown>): Promise<void> {
  try {
    console.log(name, `${await begin()}`);
  } catch (error) {
    console.log(name, 'failed:', (error as Error).message);
  }
}
function eager(x: number): Awaitable<number> {
  const task = createTask(half(x), { eagerStart: true });
  console.log('made');
  return task;
}
const main = coro(async function main() {
  for (const x of [1, 2]) {
    await attempt('awaited', () => half(x));
    await attempt('task', () => createTask(half(x)));
    await attempt('eager', () => eager(x));
    await attempt('shield', () => shield(half(x)));
    console.log(allTasks().size);
  }
});
await run(main());
try {
  await run(half(3));
} catch (error) {
  console.log('run failed:', (error as Error).message);
}
