/** What becomes of the exceptions of tasks, as far as the memory tells: without a debug mode, which looks at each error's stack. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Built, buildRuntime } from '../node/build';
import { start } from '../programs';

const FAILURES = 50;

let built: Built;
beforeAll(async () => {
  built = await buildRuntime();
});
afterAll(() => built.remove());

/** Runs the body of a main coroutine, beside tasks that fail, and gives what it prints. */
async function print(body: string): Promise<string> {
  const program = path.join(built.folder, 'unretrieved.mjs');
  writeFileSync(
    program,
    `import { coro, createTask, getRunningLoop, run, sleep, taskGroup } from './asyncio/index.mjs';
const errors = [];
const fail = coro(async function fail() {
  const error = new Error('broken');
  errors.push(new WeakRef(error));
  throw error;
});
const grouped = coro(async function grouped() {
  await taskGroup(async (group) => void group.createTask(fail()));
});
const caused = coro(async function caused() {
  try { await createTask(fail()); } catch (cause) { throw new Error('more', { cause }); }
});
/** Collects garbage until that has had an effect, or in vain. What was looked at in a turn of Node's stays in that turn. */
const until = async (isDone) => {
  for (let n = 0; n < 50 && !isDone(); n++) {
    await sleep(5);
    gc();
    await sleep(5);
  }
};
const main = coro(async function main() {
  ${body}
});
await run(main());`,
  );
  const env = { LOOPSCOPE_INSPECTOR: undefined, LOOPSCOPE_DEBUG: undefined, NODE_OPTIONS: undefined };
  const { stdout, stderr, code } = await start(process.execPath, ['--expose-gc', program], env).exited;
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

test('an exception that somebody has looked at is collected', async () => {
  const left = await print(`
  for (let n = 0; n < ${FAILURES}; n++) {
    try { await createTask(fail()); } catch {}
  }
  const left = () => errors.filter((error) => error.deref()).length;
  await until(() => left() === 0);
  console.log(left());`);
  expect(left).toBe('0\n');
});

describe('a task is collected, and its exception reported, while the program goes on', () => {
  test.each(['fail', 'grouped', 'caused'])('%s', async (kind) => {
    const told = await print(`
  let told = 0;
  getRunningLoop().setExceptionHandler(() => told++);
  for (let n = 0; n < ${FAILURES}; n++) {
    createTask(${kind}());
    await sleep(0);
  }
  await until(() => told === ${FAILURES});
  console.log(told);`);
    expect(told).toBe(`${FAILURES}\n`);
  });
});
