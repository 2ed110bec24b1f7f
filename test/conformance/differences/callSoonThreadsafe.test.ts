import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { newEventLoop } from '../../../runtime/asyncio/index';

test('a thread posts a message, and its listener calls the loop', async () => {
  const loop = newEventLoop();
  const worker = new Worker(`require('node:worker_threads').parentPort.postMessage('done')`, { eval: true });
  const called: unknown[] = [];
  worker.on('message', (message) => {
    loop.callSoonThreadsafe((text: unknown) => {
      called.push(text);
      loop.stop();
    }, message);
  });
  await loop.runForever();
  loop.close();
  await once(worker, 'exit');
  expect(called).toEqual(['done']);
});

test('a loop cannot be passed to a thread', () => {
  const loop = newEventLoop();
  const worker = () => new Worker('', { eval: true, workerData: { stop: () => loop.stop() } });
  expect(worker).toThrow('could not be cloned');
  loop.close();
});
