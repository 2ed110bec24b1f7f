/** A program with more tasks than can be told of, and inspectors that don't keep up. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../../runtime/protocol/messages';
import type { RecordName } from '../../../runtime/protocol/records';
import { type Conversation, Listener, type Run, start } from '../programs';
import { type Built, buildRuntime } from './build';

const TASKS = 100_000;

let built: Built;
let listener: Listener;
let folder: string;

beforeAll(async () => {
  built = await buildRuntime();
});
afterAll(() => built.remove());
beforeEach(() => {
  folder = path.join(built.folder, expect.getState().currentTestName!.replace(/\W/g, '_'));
  mkdirSync(folder);
  // No slow callbacks: they would be records besides those that are counted here.
  listener = new Listener({ slowCallbackMs: 1e9 });
});
afterEach(() => listener.close());

/** Starts many tasks when the file `flood` appears and ends when `end` does. */
function startProgram(): Run {
  writeFileSync(
    path.join(folder, 'flood.mjs'),
    `import { existsSync } from 'node:fs';
import { run, coro, createTask, gather, sleep } from '../asyncio/index.mjs';
const work = coro(async function work(i) { return i; });
const untilTold = async (word) => {
  while (!existsSync(word)) await new Promise((resolve) => setTimeout(resolve, 10));
};
const main = coro(async function main() {
  await untilTold('flood');
  const results = await gather(Array.from({ length: ${TASKS} }, (_, i) => createTask(work(i))));
  console.log(results.length);
  await untilTold('end');
});
await run(main());
process.exit(3);`,
  );
  return start(process.execPath, ['flood.mjs'], listener.env, folder);
}

function tell(word: string): void {
  writeFileSync(path.join(folder, word), '');
}

/** Records that came or are counted as dropped. The loop's and the tasks' beginnings and ends, and no others, may be dropped. */
function accountedFor(said: Conversation): number {
  const dropped = said.all('dropped').at(-1)?.records ?? 0;
  const kinds: RecordName[] = ['loopStarted', 'taskCreated', 'taskDone', 'loopClosed'];
  return kinds.reduce((sum, kind) => sum + said.all(kind).length, dropped);
}

/** The end of a program waits a second at most for the reader, and a busy machine may need longer for so much. */
function caughtUp(said: Conversation): Promise<unknown> {
  return listener.until(() => accountedFor(said) >= 2 * TASKS);
}

const ALL = 2 * (TASKS + 1) + 2;
const AS_WITHOUT = { code: 3, stdout: `${TASKS}\n`, stderr: '' };

test('100 000 tasks at once: each record comes or is counted', async () => {
  const run = startProgram();
  tell('flood');
  const said = await listener.until(() => listener.conversations[0]);
  await caughtUp(said);
  tell('end');
  expect(await run.exited).toMatchObject(AS_WITHOUT);
  await listener.until(() => said.isClosed);
  expect(said.saidBye).toBe(true);
  expect(accountedFor(said)).toBe(ALL);
});

test('an inspector that stops reading for a while is told how much it missed', async () => {
  const run = startProgram();
  const said = await listener.until(() => listener.conversations[0]);
  await listener.until(() => said.all('taskCreated').length > 0);
  said.socket.pause();
  tell('flood');
  await run.says(/^\d+\n/);
  said.socket.resume();
  await caughtUp(said);
  tell('end');
  expect(await run.exited).toMatchObject(AS_WITHOUT);
  await listener.until(() => said.isClosed);
  expect(accountedFor(said)).toBe(ALL);
  const { records, created, ended } = said.all('dropped').at(-1)!;
  expect(records).toBeGreaterThan(0);
  expect(said.all('taskCreated').length + created).toBe(said.all('taskDone').length + ended);
  // The names of the tasks that are dropped are not sent, so what waits to be sent is bounded. A few are of other things.
  expect(said.strings.size).toBeLessThan(said.all('taskCreated').length + 10);
});

test('an inspector that is slow to answer still gets all of a short program', async () => {
  const thinking = new Int32Array(new SharedArrayBuffer(4));
  const slow = new Listener({
    answer: () => {
      Atomics.wait(thinking, 0, 0, 300);
      return { type: 'welcome', version: PROTOCOL_VERSION, settings: { slowCallbackMs: 100 } };
    },
  });
  const file = path.join(folder, 'short.mjs');
  writeFileSync(file, "import { run, sleep } from '../asyncio/index.mjs';\nawait run(sleep(1));");
  await start(process.execPath, [file], slow.env).exited;
  const said = await slow.until(() => slow.conversations.find((one) => one.isClosed));
  expect([said.all('taskDone').length, said.saidBye]).toEqual([1, true]);
  slow.close();
});

test('an inspector that never reads is not waited for', async () => {
  const run = startProgram();
  const said = await listener.until(() => listener.conversations[0]);
  said.socket.pause();
  tell('flood');
  tell('end');
  expect(await run.exited).toMatchObject(AS_WITHOUT);
  expect(said.isClosed).toBe(false);
});
