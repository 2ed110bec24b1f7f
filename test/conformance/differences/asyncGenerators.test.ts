import { expect, test } from 'vitest';
import { asyncGenerator, coro, run, sleep } from '../../../runtime/asyncio/index';

async function main(body: () => Promise<void>): Promise<void> {
  await run(coro(body)());
}

function closing(log: string[]) {
  return async function* numbers() {
    try {
      for (let n = 1; ; n++) yield n;
    } finally {
      await sleep(0);
      log.push('closed');
    }
  };
}

test('a bare async generator is not closed with its loop, one of asyncGenerator is', async () => {
  const log: string[] = [];
  await main(async () => void (await closing(log)().next()));
  expect(log).toEqual([]);
  await main(async () => void (await asyncGenerator(closing(log))().next()));
  expect(log).toEqual(['closed']);
});

test('a loop that is left closes its generator at once, and waits for that', async () => {
  const log: string[] = [];
  await main(async () => {
    for await (const _n of asyncGenerator(closing(log))()) break;
    log.push('after the loop');
  });
  expect(log).toEqual(['closed', 'after the loop']);
});
