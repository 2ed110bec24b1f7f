import { expect, test } from 'vitest';
import { coro, createTask, run, sleep } from '../../../runtime/asyncio/index';

test('an eager task runs up to its first await in the call, and is done before the next turn', async () => {
  const log: string[] = [];
  const nested = coro(async function nested() {
    log.push('nested');
  });
  const work = coro(async function work() {
    log.push('started');
    await nested();
    return 'result';
  });
  const main = coro(async function main() {
    const task = createTask(work(), { eagerStart: true });
    log.push(`in the call: done is ${task.done()}`);
    await sleep(0);
    log.push(`after one turn: ${task.done() && task.result()}`);
  });
  await run(main());
  expect(log).toEqual(['started', 'in the call: done is false', 'nested', 'after one turn: result']);
});
