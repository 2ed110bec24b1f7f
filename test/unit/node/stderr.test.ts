import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from '../programs';
import { type Built, buildRuntime } from './build';

let built: Built;
let folder: string;

beforeAll(async () => {
  built = await buildRuntime();
  folder = path.join(built.folder, 'app');
  mkdirSync(folder);
});
afterAll(() => built.remove());

async function run(code: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; stderr: string }> {
  writeFileSync(
    path.join(folder, 'app.mjs'),
    `import { run, coro, createTask, sleep, newEventLoop, getRunningLoop, startServer } from '../asyncio/index.mjs';\n${code}`,
  );
  const { code: exitCode, stderr } = await start(process.execPath, ['app.mjs'], env, folder).exited;
  return { code: exitCode, stderr: stderr.replace(/\d+ ms/g, 'N ms') };
}

const faulty = `function parse() {
  for (const end = Date.now() + 600; Date.now() < end; );
}
const refresh = coro(async function refresh() {});
const handle = coro(async function handle() {
  parse();
});
const main = coro(async function main() {
  refresh();
  await createTask(handle(), { name: 'handler' });
});
`;

const report =
  sorted(`loopscope: slow callback: Task 'handler' has been blocking the loop for N ms at app.mjs:3:PARSE (parse)
loopscope: slow callback: Task 'handler' blocked the loop for N ms at app.mjs:3:PARSE (parse)
loopscope: coroutine 'refresh' was never awaited, made at app.mjs:10:3
`);

/** Which of the last two comes first depends on when the watchdog looks. */
function sorted(lines: string): string[] {
  return lines.split('\n').sort();
}

test.each([
  ['LOOPSCOPE_DEBUG=1', 'await run(main());', { LOOPSCOPE_DEBUG: '1' }],
  ['run(…, { debug: true })', 'await run(main(), { debug: true });', {}],
])('%s writes findings to stderr', async (_, call, env) => {
  const { code, stderr } = await run(faulty + call, env);
  expect(code).toBe(0);
  expect(sorted(stderr.replace(/:3:\d+/g, ':3:PARSE'))).toEqual(report);
});

test.each([{}, { LOOPSCOPE_DEBUG: '0' }])('without it nothing is written: %j', async (env) => {
  expect(await run(`${faulty}await run(main());`, env)).toEqual({ code: 0, stderr: '' });
});

test('tasks that are pending when their loop closes', async () => {
  const { stderr } = await run(
    `const loop = newEventLoop();
const forever = coro(async function forever() { await sleep(1e9); });
loop.callSoon(() => { createTask(forever(), { name: 'forgotten' }); });
await loop.runUntilComplete(sleep(5));
loop.close();`,
    { LOOPSCOPE_DEBUG: '1' },
  );
  expect(stderr).toBe(
    "loopscope: Task 'forgotten' was still pending when its loop closed, made at app.mjs:4:23\n",
  );
});

test("what is slow is for the loop's slowCallbackDuration to say", async () => {
  const patient = `const patient = coro(async function patient() {
  getRunningLoop().slowCallbackDuration = 10_000;
  await sleep(50);
  await createTask(handle());
});
await run(patient(), { debug: true });`;
  expect(await run(faulty + patient, {})).toEqual({ code: 0, stderr: '' });
});

test('what was left open when its loop closes', async () => {
  const { stderr } = await run(
    `const main = coro(async function main() {
  await startServer(() => {}, '127.0.0.1', 0);
});
await run(main());`,
    { LOOPSCOPE_DEBUG: '1' },
  );
  expect(stderr).toMatch(/^loopscope: unclosed server at 127\.0\.0\.1:\d+, made at app\.mjs:3:3\n$/);
});

test('a debug mode that is started late takes what was there before as it is', async () => {
  const { code, stderr } = await run(
    `const before = coro(async function before() { await sleep(60); });
const broken = coro(async function broken() { await sleep(10); throw new Error('seen'); });
const main = coro(async function main() {
  const tasks = [createTask(before(), { name: 'before' }), createTask(broken()), createTask(sleep(1e9))];
  const unused = before();
  await sleep(1);
  getRunningLoop().setDebug(true);
  await sleep(80);
  tasks[1].exception();
  await unused;
  before();
});
await run(main());`,
    {},
  );
  expect([code, stderr]).toEqual([
    0,
    "loopscope: coroutine 'before' was never awaited, made at app.mjs:12:3\n",
  ]);
});
