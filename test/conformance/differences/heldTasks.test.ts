import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { allTasks, coro, createTask, Future, newEventLoop, run, sleep } from '../../../runtime/asyncio/index';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const forever = coro(async function forever() {
  await new Future();
});

test('a task that nobody refers to is not collected', async () => {
  const main = coro(async function main() {
    createTask(forever());
    await sleep(0);
    collect();
    await sleep(10);
    collect();
    return allTasks().size;
  });
  expect(await run(main())).toBe(2);
});

test('a task whose loop is closed is collected', async () => {
  const loop = newEventLoop();
  const task = new WeakRef(loop.createTask(forever()));
  await loop.runUntilComplete(sleep(1));
  collect();
  expect(task.deref()).toBeDefined();
  loop.close();
  // A weak reference that was looked at holds what it refers to until the end of Node's turn.
  await delay(1);
  collect();
  expect(task.deref()).toBeUndefined();
});

test('a task that ends when its loop is closed leaves the others where they are', async () => {
  let goOn = () => {};
  const foreign = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const loop = newEventLoop();
  const late = loop.createTask(coro(async () => await foreign)());
  await loop.runUntilComplete(sleep(0));
  loop.close();
  const main = coro(async function main() {
    createTask(forever());
    goOn();
    await sleep(1);
    return [late.done(), allTasks().size];
  });
  expect(await run(main())).toEqual([true, 2]);
});
