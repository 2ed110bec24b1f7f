/** A program whose texts are always new: each of its tasks has a name of its own. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Listener, type Run, start } from '../programs';
import { type Built, buildRuntime } from './build';

let built: Built;
let listener: Listener;
let run: Run | undefined;

beforeAll(async () => {
  built = await buildRuntime();
  listener = new Listener();
});
afterAll(() => {
  run?.child.kill('SIGKILL');
  listener.close();
  built.remove();
});

test('what comes again is told again after many others', async () => {
  const program = path.join(built.folder, 'texts.mjs');
  writeFileSync(
    program,
    `import { existsSync } from 'node:fs';
import { run, coro, createTask, gather, sleep } from './asyncio/index.mjs';
const work = coro(async function work() {});
let n = 0;
const main = coro(async function main() {
  while (!existsSync('end')) {
    await gather(Array.from({ length: 500 }, () => createTask(work(), { name: 'task ' + n++ })));
    await sleep(1);
  }
});
await run(main());`,
  );
  run = start(process.execPath, [program], listener.env, built.folder);
  const said = await listener.until(() => listener.conversations[0]);
  const tellings = () => [...said.strings.values()].filter((text) => text === 'work').length;
  await listener.until(() => tellings() > 2, 'the name of the coroutine a third time');
  writeFileSync(path.join(built.folder, 'end'), '');
  expect((await run.exited).code).toBe(0);
  const created = said.all('taskCreated').map(({ coroutine }) => said.text(coroutine));
  expect(new Set(created)).toEqual(new Set(['main', 'work']));
});

test('of long texts no more is kept than is told', async () => {
  const program = path.join(built.folder, 'long.mjs');
  writeFileSync(
    program,
    `import { run, coro, createTask, gather, sleep } from './asyncio/index.mjs';
const work = coro(async function work(n) { throw new Error(n + ' ' + 'x'.repeat(1e6)); });
const main = coro(async function main() {
  for (let n = 0; n < 200; n++) await gather([createTask(work(n))], { returnExceptions: true });
  await sleep(1);
  gc();
  console.log(process.memoryUsage().heapUsed < 100e6);
});
await run(main());`,
  );
  run = start(process.execPath, ['--expose-gc', program], listener.env, built.folder);
  expect(await run.exited).toMatchObject({ code: 0, stdout: 'true\n' });
  const said = await listener.until(() => listener.conversations[1]);
  await listener.until(() => said.isClosed);
  const errors = said.all('taskDone').map(({ error }) => said.text(error));
  expect(errors).toContain(`Error: 7 ${'x'.repeat(191)}`);
});
