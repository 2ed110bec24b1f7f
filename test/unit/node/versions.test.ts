/** A program may import another version of the library than the one that its probe comes from. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Listener, start } from '../programs';
import { type Built, buildRuntime } from './build';

let built: Built;

beforeAll(async () => {
  built = await buildRuntime();
});
afterAll(() => built.remove());

/** Runs a program that meets every hook but `attached`, under a probe that `bend` has changed before. */
async function runUnder(bend: string) {
  const listener = new Listener();
  const [preload, file] = ['bend.cjs', 'program.cjs'].map((name) => path.join(built.folder, name));
  writeFileSync(
    preload!,
    `const probe = globalThis[Symbol.for('loopscope.probe.1')];
const { start } = probe;
probe.start = (...args) => { const hooks = start(...args); ${bend} return hooks; };`,
  );
  writeFileSync(
    file!,
    `const { run, coro, createTask, gather, sleep, startServer, Lock } = require('./asyncio/index.cjs');
const fail = coro(async () => { throw new Error('lost'); });
const main = coro(async function main() {
  const lock = new Lock();
  await using_(lock);
  const server = await startServer(() => {}, '127.0.0.1', 0);
  server.close();
  const victim = createTask(sleep(60_000));
  await sleep(1);
  victim.getStack();
  victim.cancel();
  createTask(sleep(1)).cancel();
  await gather([victim, fail(), createTask(sleep(1))], { returnExceptions: true });
  await sleep(400);
  for (const end = Date.now() + 40; Date.now() < end; );
});
const using_ = coro(async function using_(lock) { await lock.acquire(); lock.release(); });
run(main()).then(() => console.log('done'));`,
  );
  const args = ['--require', built.probe, '--require', preload!, file!];
  const { stdout, stderr, code } = await start(process.execPath, args, listener.env).exited;
  const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
  listener.close();
  expect([stdout, stderr, code]).toEqual(['done\n', '', 0]);
  return said;
}

test('of hooks that an older probe lacks, none is called', async () => {
  const said = await runUnder(
    `const older = { loopStarted: (loop) => hooks.loopStarted(loop), loopStopped: () => hooks.loopStopped() };
     return older;`,
  );
  expect(said.all('taskCreated')).toEqual([]);
});

test('an older library that does not tell of turns has no slow callbacks for that', async () => {
  const said = await runUnder('hooks.turnBegins = () => {}; hooks.turnTaken = () => {};');
  expect(said.all('taskCreated')).toHaveLength(5);
  // What came before the step is not charged to it.
  expect(said.all('slowCallback').filter(({ elapsed }) => elapsed > 400_000)).toEqual([]);
});
