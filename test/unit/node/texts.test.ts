/** A program whose texts are always new: each of its tasks has a name of its own. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Listener, start } from '../programs';
import { type Built, buildRuntime } from './build';

let built: Built;
let listener: Listener;

beforeAll(async () => {
  built = await buildRuntime();
  listener = new Listener();
});
afterAll(() => {
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
  const { exited } = start(process.execPath, [program], listener.env, built.folder);
  const said = await listener.until(() => listener.conversations[0]);
  const tellings = () => [...said.strings.values()].filter((text) => text === 'work').length;
  await listener.until(() => tellings() > 2, 'the name of the coroutine a third time');
  writeFileSync(path.join(built.folder, 'end'), '');
  expect((await exited).code).toBe(0);
  const created = said.all('taskCreated').map(({ coroutine }) => said.text(coroutine));
  expect(new Set(created)).toEqual(new Set(['main', 'work']));
});
