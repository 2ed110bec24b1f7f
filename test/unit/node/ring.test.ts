import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { MESSAGE, pack, TEXT, unpack } from '../../../runtime/node/pack';
import { Ring } from '../../../runtime/node/ring';
import { RECORDS } from '../../../runtime/protocol/records';

test('hands over whole records, around its end too', () => {
  const ring = new Ring(Ring.memory(8));
  const taken: number[][] = [];
  for (let i = 1; i <= 10; i++) {
    expect(ring.push([i, i, i])).toBe(true);
    taken.push([...ring.take(ring.head)]);
  }
  expect(taken).toEqual(Array.from({ length: 10 }, (_, i) => [i + 1, i + 1, i + 1]));
});

test('drops what does not fit, and counts it; one slot stays empty', () => {
  const ring = new Ring(Ring.memory(6));
  const accepted = [[1, 1, 1], [2, 2, 2], [3, 3], [4]].map((record) => ring.push(record));
  expect(accepted).toEqual([true, false, true, false]);
  expect(ring.dropped.records).toBe(2);
  for (const type of ['taskCreated', 'taskCreated', 'taskDone'] as const) ring.drop(RECORDS[type].kind);
  expect(ring.dropped).toEqual({ records: 5, created: 2, ended: 1 });
  expect([...ring.take(ring.head)]).toEqual([1, 1, 1, 3, 3]);
  expect(ring.push([5, 5, 5, 5, 5])).toBe(true);
});

test('hands over texts between the records, around its end too', () => {
  const ring = new Ring(Ring.memory(24));
  const record = pack('loopClosed', { loop: 5 });
  for (let i = 1; i <= 10; i++) {
    ring.push(record);
    // Ten bytes in UTF-8; as numbers they would be NaN.
    expect(ring.pushText(TEXT, i, '\uffff\uffff\uffffé')).toBe(true);
    expect(ring.pushText(MESSAGE, i, '{"type":"bye"}')).toBe(true);
    ring.push(record);
    const { messages, records } = unpack(ring.take(ring.head));
    expect(messages).toEqual([{ type: 'strings', entries: [[i, '\uffff\uffff\uffffé']] }, { type: 'bye' }]);
    expect([...records]).toEqual([...record, ...record]);
  }
});

test('a text for which there is no room is left out', () => {
  const ring = new Ring(Ring.memory(8));
  expect([ring.pushText(TEXT, 1, 'x'.repeat(33)), ring.pushText(TEXT, 2, 'x'.repeat(32))]).toEqual([
    false,
    true,
  ]);
  expect(unpack(ring.take(ring.head)).messages).toEqual([
    { type: 'strings', entries: [[2, 'x'.repeat(32)]] },
  ]);
});

test('takes no more than up to where it was told', () => {
  const ring = new Ring(Ring.memory(8));
  ring.push([1]);
  const { head } = ring;
  ring.push([2]);
  expect([...ring.take(head)]).toEqual([1]);
  expect([...ring.take(ring.head)]).toEqual([2]);
});

test('between two threads nothing is lost but what is counted', async () => {
  const memory = Ring.memory(64);
  const ring = new Ring(memory);
  const total = 100_000;
  // The other thread counts what it takes, until it sees the last record's number: a negative one.
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const state = new Int32Array(workerData, 0, 6), slots = new Float64Array(workerData, 24);
     let tail = 0, sum = 0, count = 0;
     let isOver = false;
     while (!isOver) {
       const head = Atomics.load(state, 0);
       for (; tail !== head; tail = (tail + 1) % slots.length) {
         if (slots[tail] < 0) isOver = true;
         else { sum += slots[tail]; count++; }
       }
       Atomics.store(state, 1, tail);
     }
     parentPort.postMessage({ sum, count });`,
    { eval: true, workerData: memory },
  );
  const received = new Promise<{ sum: number; count: number }>((resolve) => worker.once('message', resolve));
  let sum = 0;
  let count = 0;
  for (let i = 0; i < total; i++) {
    if (!ring.push([i])) continue;
    sum += i;
    count++;
  }
  const droppedBefore = ring.dropped.records;
  while (!ring.push([-1])) await new Promise((resolve) => setImmediate(resolve));
  expect(await received).toEqual({ sum, count });
  expect(count + droppedBefore).toBe(total);
});
