import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildRuntime } from '../node/build';
import { start } from '../programs';

let built: Built;
let folder: string;

beforeAll(async () => {
  built = await buildRuntime();
  folder = path.join(built.folder, 'app');
  mkdirSync(folder);
});
afterAll(() => built.remove());

test.each([
  ['longer', 60_000, 400, ''],
  ['shorter', 20, 70, 'blocked the loop for'],
])(
  'a slowCallbackDuration that is %s now counts from the next step on, in debug mode',
  async (_, duration, ms, told) => {
    const code = `import { run, coro, createTask, getRunningLoop } from '../asyncio/index.mjs';
const block = coro(async function block() {
  for (const end = Date.now() + ${ms}; Date.now() < end; );
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  const next = createTask(block());
  loop.slowCallbackDuration = ${duration};
  await next;
});
await run(main(), { debug: true });`;
    writeFileSync(path.join(folder, 'app.mjs'), code);
    const { code: exitCode, stderr } = await start(process.execPath, ['app.mjs'], {}, folder).exited;
    expect(exitCode).toBe(0);
    if (told) expect(stderr).toContain(told);
    else expect(stderr).toBe('');
  },
);
