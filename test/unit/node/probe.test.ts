import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Inspector } from '../../../runtime/inspector/inspector';
import { CAUSES, OUTCOMES, RESOURCE_TYPES, WAITS } from '../../../runtime/protocol/records';
import { type Conversation, Listener, type Run, start } from '../programs';
import { type Built, buildRuntime } from './build';

let built: Built;
let listener: Listener;

beforeAll(async () => {
  built = await buildRuntime();
  mkdirSync(path.join(built.folder, 'programs'));
});
afterAll(() => built.remove());
beforeEach(() => {
  listener = new Listener();
});
afterEach(() => listener.close());

const tsx = path.join(import.meta.dirname, '../../../node_modules/tsx/dist/cli.mjs');

let programs = 0;

/** What Node says of an error, without the line of source before it. */
function told(stderr: string): string {
  return stderr.replace(/^[\s\S]*\^\n\n/, '');
}

/** Writes a program that has the library's names; the line of `code`'s first line is 2. */
function write(code: string, extension = 'mjs'): string {
  const file = path.join(built.folder, 'programs', `program${++programs}.${extension}`);
  const names =
    '{ run, coro, createTask, Future, gather, sleep, foreign, getRunningLoop, newEventLoop, CancelledError, Lock, Queue }';
  const head =
    extension === 'cjs'
      ? `const ${names} = require('../asyncio/index.cjs');`
      : `import ${names} from '../asyncio/index.${extension === 'mjs' ? 'mjs' : 'cjs'}';`;
  writeFileSync(file, `${head}\n${code}`);
  return file;
}

function node(file: string, args: readonly string[] = []): Run {
  return start(process.execPath, [...args, file], { ...listener.env, NODE_OPTIONS: '' });
}

async function runToEnd(code: string, extension?: string): Promise<Conversation> {
  const run = node(write(code, extension));
  const { stderr, code: exitCode } = await run.exited;
  expect([stderr, exitCode]).toEqual(['', 0]);
  return listener.until(() => listener.conversations.find((one) => one.isClosed));
}

/** Where a text stands in the program: `program1.mjs:3`. */
function top(conversation: Conversation, stack: number): string {
  return conversation.stack(stack)[0]?.replace(/^program\d+\.\w+:/, 'line ') ?? '';
}

test('a probe that lies elsewhere than the library leaves out the frames of both', async () => {
  const elsewhere = path.join(built.folder, 'elsewhere');
  cpSync(path.join(built.folder, 'node'), elsewhere, { recursive: true });
  const file = write(`const child = coro(async function child() { await sleep(1); });
const main = coro(async function main() {
  await createTask(child());
});
run(main());`);
  await node(file, ['--require', path.join(elsewhere, 'probe.cjs')]).exited;
  const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
  expect(said.all('taskCreated').map(({ stack }) => top(said, stack))).toEqual(['line 6 ', 'line 4 main']);
});

describe.each(['mjs', 'cjs'])('a program (%s)', (extension) => {
  test('tells of its loop, its tasks and its end', async () => {
    const said = await runToEnd(
      `const child = coro(async function child() { await sleep(1); });
const main = coro(async function main() {
  await createTask(child(), { name: 'the child' });
});
run(main());`,
      extension,
    );
    expect(said.hello).toMatchObject({ language: 'typescript', runtime: `Node ${process.versions.node}` });
    expect(said.hello?.program).toMatch(/program\d+\.[cm]js$/);
    const tasks = said.all('taskCreated').map((one) => [said.text(one.name), said.text(one.coroutine)]);
    expect(tasks).toEqual([
      ['Task-1', 'main'],
      ['the child', 'child'],
    ]);
    const [main, child] = said.all('taskCreated');
    expect(child!.parent).toBe(main!.task);
    expect(top(said, child!.stack)).toBe('line 4 main');
    expect(said.all('taskDone').map((one) => one.outcome)).toEqual([OUTCOMES.finished, OUTCOMES.finished]);
    expect(said.all('loopStarted').map((one) => said.text(one.implementation))).toEqual(['EventLoop']);
    expect(said.all('loopClosed')).toHaveLength(1);
    expect(said.saidBye).toBe(true);
  });
});

test('tells what a task waits for, and where', async () => {
  const run = node(
    write(`const inner = coro(async function inner() {
  await sleep(60_000);
});
const outer = coro(async function outer() {
  await inner();
});
const stuck = coro(async function stuck(future) {
  await sleep(1);
  await future;
});
const main = coro(async function main() {
  await gather([createTask(outer()), stuck(new Future()), foreign(function download() { return new Promise(() => {}); })]);
});
run(main());`),
  );
  const said = await listener.until(() => listener.conversations[0]);
  const waits = await listener.until(() => {
    const latest = new Map(said.all('taskWaiting').map((one) => [one.task, one]));
    const known = [...latest.values()].map((one) => one.wait);
    return known.includes(WAITS.future) && known.length === 4 && known.every((wait) => wait > WAITS.ready)
      ? latest
      : undefined;
  });
  const seen = said.all('taskCreated').map(({ task, coroutine }) => {
    const { wait, stack, total, subject } = waits.get(task)!;
    return [
      said.text(coroutine),
      wait,
      said.stack(stack).map((line) => line.replace(/^.*:/, '')),
      total,
      said.text(subject),
    ];
  });
  expect(seen).toEqual([
    ['main', WAITS.gather, ['13 main'], 3, ''],
    ['outer', WAITS.sleep, ['3 inner', '6 outer'], 0, ''],
    ['stuck', WAITS.future, ['10 stuck'], 0, ''],
    ['download', WAITS.foreign, [], 0, 'download'],
  ]);
  const sleeping = [...waits.values()].find((one) => one.wait === WAITS.sleep)!;
  expect(sleeping.deadline - sleeping.t).toBeGreaterThan(50_000_000);
  run.child.kill('SIGKILL');
});

test('tells of a cancellation: who, why, where it arrived, and that it was swallowed', async () => {
  const said = await runToEnd(`const victim = coro(async function victim() {
  try {
    await sleep(60_000);
  } catch {}
});
const main = coro(async function main() {
  const task = createTask(victim());
  await sleep(0);
  task.cancel('no longer needed');
  await task;
});
run(main());`);
  const [main, victim] = said.all('taskCreated');
  const [requested] = said.all('cancelRequested');
  expect(requested).toMatchObject({ task: victim!.task, by: main!.task, cause: CAUSES.explicit });
  expect(said.text(requested!.message)).toBe('no longer needed');
  expect(top(said, requested!.stack)).toBe('line 10 main');
  expect(said.all('cancelDelivered').map((one) => top(said, one.stack))).toEqual(['line 4 victim']);
  expect(said.all('cancelSwallowed').map((one) => [one.task, top(said, one.stack)])).toEqual([
    [victim!.task, 'line 4 victim'],
  ]);
});

test('tells which signal a task is cancelled by, and that it may end with that', async () => {
  const said = await runToEnd(`import { currentTask } from '../asyncio/index.mjs';
const serve = coro(async function serve(listen, signal) {
  const task = currentTask();
  listen(signal, () => task.cancel());
  process.kill(process.pid, signal);
  try {
    await sleep(60_000);
  } catch {}
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  await createTask(serve((...of) => loop.addSignalHandler(...of), 'SIGTERM'));
  await createTask(serve((...of) => process.on(...of), 'SIGHUP'));
  let last;
  const served = createTask(serve((_, cancel) => { last = cancel; }, 0));
  await sleep(0);
  loop.callSoon(() => last());
  await served;
});
run(main());`);
  const [, ...serving] = said.all('taskCreated').map(({ task }) => task);
  const asked = said
    .all('cancelRequested')
    .map(({ task, by, cause, name, stack }) => [task, by, cause, said.text(name), top(said, stack)]);
  const line = 'line 5 ';
  expect(asked).toEqual([
    [serving[0], 0, CAUSES.signal, 'SIGTERM', line],
    [serving[1], 0, CAUSES.signal, '', line],
    [serving[2], 0, CAUSES.explicit, '', line],
  ]);
  expect(said.all('cancelSwallowed').map(({ task }) => task)).toEqual([serving[2]]);
});

test('leaves a task the cancellation that it has a timer ask for, and no other', async () => {
  const said = await runToEnd(`import { currentTask } from '../asyncio/index.mjs';
const limited = coro(async function limited(setTimer, rounds) {
  for (let round = 0; round < rounds; round++) {
    setTimer(currentTask());
    try {
      await sleep(60_000);
    } catch {}
  }
  await sleep(100);
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  const ofLoop = (task) => loop.callLater(10, () => task.cancel());
  const ofNode = (task) => setTimeout(() => task.cancel(), 10);
  for (const timer of [ofLoop, ofNode]) {
    await createTask(limited(timer, 1));
    await createTask(limited(timer, 2));
    const other = createTask(limited(() => {}, 1));
    timer(other);
    await other;
  }
  await createTask(limited((task) => task.cancel(), 1));
});
run(main());`);
  const [, ...limited] = said.all('taskCreated').map(({ task }) => task);
  const told = (name: 'cancelDelivered' | 'cancelSwallowed') => said.all(name).map(({ task }) => task);
  const [once, twice, other, onceByNode, twiceByNode, otherByNode, atOnce] = limited;
  const arrived = [once, twice, twice, other, onceByNode, twiceByNode, twiceByNode, otherByNode, atOnce];
  expect(told('cancelDelivered')).toEqual(arrived);
  expect(told('cancelSwallowed')).toEqual([other, otherByNode, atOnce]);
});

test('tells once where a cancellation arrived, whatever else the task awaits that is cancelled', async () => {
  const said = await runToEnd(`const other = coro(async function other() {
  await sleep(60_000);
});
const over = async (task) => {
  try {
    await task;
  } catch {}
};
const cleaning = coro(async function cleaning() {
  const tasks = [createTask(other()), createTask(other())];
  tasks[0].cancel();
  await over(tasks[0]);
  try {
    await sleep(60_000);
  } finally {
    tasks[1].cancel();
    await over(tasks[1]);
  }
});
const main = coro(async function main() {
  const task = createTask(cleaning());
  await sleep(10);
  task.cancel();
  await over(task);
});
run(main());`);
  const [, cleaning] = said.all('taskCreated');
  expect(said.text(cleaning!.coroutine)).toBe('cleaning');
  const arrivals = said.all('cancelDelivered').filter(({ task }) => task === cleaning!.task);
  expect(arrivals.map(({ stack }) => top(said, stack))).toEqual(['line 15 cleaning']);
});

test('lays what a server accepts to where it was made, and tells of what nobody closes alone', async () => {
  const said = await runToEnd(`import { openConnection, startServer } from '../asyncio/index.mjs';
const served = coro(async function served(reader, writer) {
  const word = await reader.readline();
  writer.write(word);
  if (word.length > 2) writer.close();
});
const main = coro(async function main() {
  const server = await startServer(served, '127.0.0.1', 0);
  for (const word of ['close', 'x']) {
    const [reader, writer] = await openConnection(...server.sockets[0].getsockname());
    writer.write(Buffer.from(word + '\\n'));
    await reader.readline();
    writer.close();
  }
  server.close();
});
run(main());`);
  const [, ...served] = said.all('taskCreated');
  expect(served.map(({ stack }) => top(said, stack))).toEqual(Array(2).fill('line 9 main'));
  const unclosed = said.all('unclosed').map(({ what, stack }) => [said.text(what), top(said, stack)]);
  expect(unclosed).toEqual([[expect.stringMatching(/^connection to /), 'line 9 main']]);
});

test('lays to where a server was made what it creates, and not what that creates as it starts', async () => {
  const said = await runToEnd(`import { eagerTaskFactory, openConnection, startServer }
  from '../asyncio/index.mjs';
const served = coro(async function served(reader, writer) {
  createTask(sleep(0));
  writer.close();
});
const main = coro(async function main() {
  const server = await startServer(served, '127.0.0.1', 0);
  getRunningLoop().setTaskFactory(eagerTaskFactory);
  const [reader, writer] = await openConnection(...server.sockets[0].getsockname());
  await reader.read();
  writer.close();
  server.close();
});
run(main());`);
  const [, ...created] = said.all('taskCreated');
  expect(created.map(({ stack }) => top(said, stack))).toEqual(['line 9 main', 'line 5 served']);
});

test('tells whose failure has a task group cancel the rest', async () => {
  const said = await runToEnd(`import { taskGroup } from '../asyncio/index.mjs';
const bad = coro(async function bad() {
  throw new TypeError('broken');
});
const main = coro(async function main() {
  try {
    await taskGroup(async (group) => {
      group.createTask(sleep(60_000));
      group.createTask(bad());
    });
  } catch {}
});
run(main());`);
  const [, , bad] = said.all('taskCreated');
  expect(said.text(bad!.coroutine)).toBe('bad');
  const asked = said.all('cancelRequested').map(({ by, cause }) => [by, cause]);
  expect(asked).toEqual(Array(2).fill([bad!.task, CAUSES.taskGroup]));
});

test('tells that a cancellation was taken back', async () => {
  const said = await runToEnd(`import { timeout } from '../asyncio/index.mjs';
const late = coro(async function late() {
  try {
    await timeout(10, async () => await sleep(60_000));
  } catch {}
});
run(late());`);
  const [late] = said.all('taskCreated');
  const cancellations = said.records.filter(({ type }) => type.startsWith('cancel'));
  expect(cancellations).toMatchObject([
    { type: 'cancelRequested', task: late!.task, cause: CAUSES.timeout },
    { type: 'cancelDelivered', task: late!.task },
    { type: 'cancelTakenBack', task: late!.task },
  ]);
});

test('tells of failures that nobody looked at', async () => {
  const run = node(
    write(`const fail = coro(async function fail() {
  throw new TypeError('broken');
});
const main = coro(async function main() {
  createTask(fail());
  await sleep(1);
});
run(main());`),
  );
  const { stderr, code } = await run.exited;
  expect([code, stderr]).toEqual([0, expect.stringContaining('Task exception was never retrieved')]);
  const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
  const lost = said.all('exceptionNeverRetrieved');
  expect(lost.map((one) => [said.text(one.error), top(said, one.stack)])).toEqual([
    ['TypeError: broken', 'line 3 fail'],
  ]);
  const done = said.all('taskDone').find((one) => one.outcome === OUTCOMES.failed)!;
  expect([said.text(done.error), top(said, done.stack)]).toEqual(['TypeError: broken', 'line 3 fail']);
});

test('goes on beside errors that fail themselves, and beside what is no text', async () => {
  const run = node(
    write(`class Evil extends Error {
  get message() { throw new Error('evil'); }
}
const fail = coro(async function fail() { throw new Evil(); });
const late = coro(async function late() { await sleep(60_000); });
const main = coro(async function main() {
  const task = createTask(late(), { name: 7 });
  await sleep(1);
  task.cancel(5);
  const seen = [];
  for (const one of [task, createTask(fail())]) {
    try { await one; } catch (error) { seen.push(error.constructor.name); }
  }
  console.log(seen.join());
});
run(main());`),
  );
  const { stdout, stderr, code } = await run.exited;
  expect({ stdout, stderr, code }).toEqual({ stdout: 'CancelledError,Evil\n', stderr: '', code: 0 });
  const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
  const outcomes = said.all('taskDone').map(({ outcome, error }) => [outcome, said.text(error)]);
  expect(outcomes).toEqual([
    [OUTCOMES.cancelled, ''],
    [OUTCOMES.failed, 'Error'],
    [OUTCOMES.finished, ''],
  ]);
  expect(said.all('cancelRequested').map(({ message }) => said.text(message))).toEqual(['']);
});

test('tells which call made a coroutine that was never awaited, and of no other', async () => {
  const said = await runToEnd(`const refresh = coro(async function refresh() {});
const main = coro(async function main() {
  refresh();
  await refresh();
  createTask(refresh()).cancel();
});
run(main());`);
  const found = said.all('neverAwaited').map((one) => [said.text(one.coroutine), top(said, one.stack)]);
  expect(found).toEqual([['refresh', 'line 4 main']]);
});

test('tells at once of a coroutine that was dropped, when it is collected', async () => {
  const run = node(
    write(`const refresh = coro(async function refresh() {});
const main = coro(async function main() {
  refresh();
  await sleep(50);
  gc();
  await sleep(60_000);
});
run(main());`),
    ['--expose-gc'],
  );
  const said = await listener.until(() => listener.conversations[0]);
  const [lost] = await listener.until(() => said.all('neverAwaited').length > 0 && said.all('neverAwaited'));
  expect([said.text(lost!.coroutine), top(said, lost!.stack)]).toEqual(['refresh', 'line 4 main']);
  run.child.kill('SIGKILL');
});

describe('of what tasks share', () => {
  test('tells who holds it and how many wait, and where it was made', async () => {
    const run = node(
      write(`const hold = coro(async function hold(lock) {
  await lock.acquire();
  await sleep(60_000);
});
const main = coro(async function main() {
  const lock = new Lock({ name: 'door' }), unused = new Lock();
  createTask(hold(lock));
  await gather([lock.acquire(), lock.acquire()]);
});
run(main());`),
    );
    const said = await listener.until(() => listener.conversations[0]);
    const lock = await listener.until(() => said.all('resource').find((one) => one.waiters === 2));
    const holder = said.all('taskCreated').find((one) => said.text(one.coroutine) === 'hold')!;
    expect(lock).toMatchObject({ kind: RESOURCE_TYPES.lock, holder: holder.task, capacity: 1 });
    expect([said.text(lock.name), top(said, lock.stack)]).toEqual(['door', 'line 7 main']);
    expect(new Set(said.all('resource').map((one) => one.resource)).size).toBe(1);
    run.child.kill('SIGKILL');
  });

  test('tells how it changes, and that it is gone', async () => {
    const run = node(
      write(`const main = coro(async function main() {
  let queue = new Queue(3);
  queue.putNowait(1);
  await sleep(60);
  queue.putNowait(2);
  await sleep(60);
  queue = undefined;
  await sleep(1);
  gc();
  await sleep(60_000);
});
run(main());`),
      ['--expose-gc'],
    );
    const said = await listener.until(() => listener.conversations[0]);
    const [gone] = await listener.until(
      () => said.all('resourceGone').length > 0 && said.all('resourceGone'),
    );
    const states = said.all('resource').map((one) => [one.resource, one.size, one.capacity]);
    expect(states).toEqual([
      [gone!.resource, 1, 3],
      [gone!.resource, 2, 3],
    ]);
    run.child.kill('SIGKILL');
  });
});

describe('names a function that has no name by what it is assigned to', () => {
  const definitions = (type: (text: string) => string) => `const variable = coro(async () => {});
let annotated${type(': () => unknown')} = coro(async () => {}), second = coro(async () => {});
const object = { first: 1, property: coro(async () => {}), 'not a name': coro(async () => {}) };
const app = {}${type(' as { member: () => any }')};
app.member = coro(async () => {});
class Service {
  handler = coro(async () => {}); #hidden = coro(async () => {});
  static ${type('readonly ')}typed${type(': Map<any, any> | any')} = coro(async () => {});
  hidden() { return this.#hidden(); }
}
const service = new Service();
const wrap = (body${type(': () => Promise<void>')}) => coro(body);
const wrapped = wrap(async () => {});
const named = coro(async function ownName() {});
const made${type(': Array<() => any>')} = [variable, annotated, second, object.property, object['not a name'], app.member,
  service.handler, () => service.hidden(), Service.typed, wrapped, named];
const main = coro(async () => { for (const make of made) await createTask(make()); });
run(main());`;
  const plain = definitions(() => '');
  const typed = definitions((text) => text);
  const expected = (file: string) => [
    'main',
    'variable',
    'annotated',
    'second',
    'property',
    `${file}:4`,
    'member',
    'handler',
    '#hidden',
    'typed',
    `${file}:13`,
    'ownName',
  ];
  test.each([
    ['mjs', plain, []],
    ['cjs', plain, []],
    ['mts', typed, [tsx]],
    ['cts', typed, [tsx]],
  ])('%s', async (extension, code, loader) => {
    const file = write(code, extension);
    expect(await node(file, loader).exited).toMatchObject({ stderr: '', code: 0 });
    const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
    const names = said.all('taskCreated').map((one) => said.text(one.coroutine));
    expect(names).toEqual(expected(path.basename(file)));
  });

  test('in what is written about it, too', async () => {
    const failing = 'const main = coro(async () => { createTask(fail()); await sleep(1); });\nrun(main());';
    const file = write(`const fail = coro(async () => { throw new Error('lost'); });\n${failing}`);
    expect((await node(file).exited).stderr).toContain('coro=<fail()>');
    const undebugged = await start(process.execPath, [file], {}).exited;
    expect(undebugged.stderr).toContain('coro=<<anonymous>()>');
  });
});

describe('names the line that blocks, while it blocks', () => {
  test.each([
    ['a loop', 'while (!existsSync(gate)) {}'],
    ['execSync', "execSync('while [ ! -e ' + gate + ' ]; do sleep 0.01; done')"],
    ['readFileSync', 'readFileSync(pipe)'],
  ])('%s', async (_, blocker) => {
    const gate = path.join(built.folder, `gate${++programs}`);
    const run = node(
      write(`import { execSync, execFileSync } from 'node:child_process'; import { existsSync, readFileSync } from 'node:fs';
const gate = ${JSON.stringify(gate)}, pipe = gate + '.pipe';
execFileSync('mkfifo', [pipe]);
function parse() {
  ${blocker};
}
const main = coro(async function main() {
  await sleep(1);
  parse();
});
run(main());`),
    );
    const said = await listener.until(() => listener.conversations[0]);
    const ongoing = await listener.until(() =>
      said.all('slowCallback').find((one) => one.ongoing && one.stack),
    );
    expect(said.stack(ongoing.stack).map((line) => line.replace(/^.*:/, ''))).toEqual(['6 parse', '10 main']);
    expect(ongoing.task).toBe(said.all('taskCreated')[0]!.task);
    await listener.until(() => said.all('slowCallback').length > 2);
    writeFileSync(gate, '');
    if (blocker.includes('pipe')) writeFileSync(`${gate}.pipe`, '');
    expect((await run.exited).code).toBe(0);
    const all = said.all('slowCallback');
    expect(new Set(all.map((one) => one.episode))).toEqual(new Set([1]));
    const elapsed = all.map((one) => one.elapsed);
    expect(elapsed).toEqual([...elapsed].sort((a, b) => a - b));
    expect(all.map((one) => one.ongoing)).toEqual([...all.slice(1).map(() => 1), 0]);
    const stacks = [...said.stacks.values()].map((frames) => JSON.stringify(frames));
    expect(stacks).toEqual([...new Set(stacks)]);
  });

  test('after an await of a foreign promise, outside of any step of the loop', async () => {
    const said = await runToEnd(`const main = coro(async function main() {
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const end = Date.now() + 400; Date.now() < end; );
});
run(main());`);
    const [slow] = said.all('slowCallback');
    expect([slow?.task, top(said, slow?.stack ?? 0)]).toEqual([
      said.all('taskCreated')[0]!.task,
      'line 4 main',
    ]);
  });

  test("in a callback of Node's that no task set up", async () => {
    const said = await runToEnd(`setTimeout(function tick() {
  for (const end = Date.now() + 400; Date.now() < end; );
}, 50);
run(sleep(100));`);
    const [slow] = said.all('slowCallback');
    expect([slow?.task, top(said, slow?.stack ?? 0)]).toEqual([0, 'line 3 tick']);
  });
});

test('cancels a task on request', async () => {
  const run = node(
    write(`const main = coro(async function main() { await sleep(60_000); });
run(main()).catch((error) => console.log(error.name));`),
  );
  const said = await listener.until(() => listener.conversations[0]);
  const main = await listener.until(() => said.all('taskCreated')[0]);
  said.send({ type: 'request', id: 8, method: 'cancel', task: 12345 });
  said.send({ type: 'request', id: 7, method: 'cancel', task: main.task });
  expect((await run.exited).stdout).toBe('CancelledError\n');
  expect([said.replies.get(7), said.replies.get(8)]).toEqual([undefined, 'The task is over already.']);
  expect(said.replies.has(7)).toBe(true);
  expect(said.all('cancelRequested').map((one) => one.cause)).toEqual([CAUSES.panel]);
});

describe('leaves the program as it is', () => {
  const ends = {
    'process.exit in the middle': 'process.exit(3)',
    'an uncaught exception': "setTimeout(() => { throw new Error('uncaught'); }); await sleep(60_000)",
    'a rejected main': "throw new Error('main')",
    'a callback that throws':
      "getRunningLoop().callSoon(() => { throw new Error('callback'); }); await sleep(1)",
    SIGTERM: "process.kill(process.pid, 'SIGTERM'); await sleep(60_000)",
    'worker threads': `const { Worker } = await import('node:worker_threads');
      await foreign(() => new Promise((resolve) => new Worker('console.log(1)', { eval: true }).on('exit', resolve)))`,
  };
  test.each(Object.entries(ends))('%s', async (_, end) => {
    const file = write(
      `const main = coro(async function main() { await sleep(1); ${end}; });\nawait run(main());`,
    );
    const without = await start(process.execPath, [file], {}).exited;
    const within = await node(file, ['--require', built.probe]).exited;
    // Where Node reads the error's stack for the first time decides how it introduces it.
    const [mine, its] = [within, without].map((ended) => ({ ...ended, stderr: told(ended.stderr) }));
    expect(mine).toEqual(its);
  });

  test('whose end comes while the watchdog reads where it is', async () => {
    // So long that the watchdog looks, and is about to look again.
    const blockThenExit = 'for (const end = Date.now() + 250; Date.now() < end; ); process.exit();';
    const file = write(`await run(coro(async () => { await sleep(1); ${blockThenExit} })());`);
    for (let times = 0; times < 5; times++) {
      expect(await node(file).exited).toMatchObject({ stderr: '', code: 0 });
    }
  });

  test('whose tasks are collected though it was looked where they wait', async () => {
    const file = write(`const held = [];
const wait = coro(async function wait() {
  await sleep(60);
});
const begin = () => {
  const task = createTask(wait());
  held.push(new WeakRef(task));
  return task;
};
const main = coro(async function main() {
  for (let times = 0; times < 5; times++) await begin();
  await sleep(1);
  gc();
  console.log(held.filter((one) => one.deref()).length);
});
await run(main());`);
    expect(await node(file, ['--expose-gc']).exited).toMatchObject({ stdout: '0\n', stderr: '', code: 0 });
    const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
    const looks = said.all('taskWaiting').map(({ stack }) => top(said, stack));
    expect(looks.filter((line) => line === 'line 4 wait').length).toBeGreaterThan(1);
  });

  test('one that has not the library', async () => {
    const file = path.join(built.folder, 'programs', 'plain.mjs');
    writeFileSync(file, "console.log(await import('node:fs').then((fs) => fs.readFileSync.name))");
    const { stdout, stderr } = await node(file, ['--require', built.probe]).exited;
    expect([stdout, stderr, listener.conversations.length]).toEqual(['readFileSync\n', '', 0]);
  });

  test('with an inspector that is not there, or refuses', async () => {
    const file = write('await run(sleep(20));');
    const gone = { LOOPSCOPE_INSPECTOR: 'unix:/nowhere/at/all#ab' };
    expect(await start(process.execPath, [file], gone).exited).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const refusing = new Listener({ answer: () => ({ type: 'refused', reason: 'wrong token' }) });
    const run = start(process.execPath, [write('await run(sleep(60_000));')], refusing.env);
    await refusing.until(() => refusing.conversations[0]?.isClosed);
    run.child.kill();
    expect((await run.exited).stderr).toBe('loopscope: not shown: wrong token\n');
    refusing.close();
  });
});

test('a worker thread of the program has a loop of its own', async () => {
  const inner = write('await run(coro(async function inWorker() { await sleep(1); })());');
  await node(
    write(`import { Worker } from 'node:worker_threads';
await run(foreign(() => new Promise((resolve) => new Worker(${JSON.stringify(inner)}).on('exit', resolve))));`),
  ).exited;
  await listener.until(
    () => listener.conversations.length === 2 && listener.conversations.every((one) => one.isClosed),
  );
  const threads = listener.conversations.map((said) => said.text(said.all('loopStarted')[0]!.thread));
  expect(threads.sort()).toEqual(['main', expect.stringMatching(/^worker \d+$/)]);
});

test('a TypeScript program that tsx transforms in memory comes with its source map', async () => {
  const file = write(
    `const main = coro(async function main(): Promise<void> {
  const unused: number = 1;


  await createTask(sleep(1));
});
run(main());`,
    'mts',
  );
  await start(process.execPath, [tsx, file], listener.env).exited;
  const said = await listener.until(() => listener.conversations.find((one) => one.isClosed));
  expect([...said.sourceMaps.keys()]).toEqual([file]);
  expect(said.all('taskCreated')).toHaveLength(2);
});

test('where a task failed is shown in the line that was written, which Node has mapped already', async () => {
  const inspector = new Inspector();
  const file = write(
    `const fail = coro(async () => {${' '.repeat(100)}throw Error('broken'); });
const main = coro(async function main() {
  await gather([createTask(fail())], { returnExceptions: true });
});
run(main());`,
    'cts',
  );
  const env = { LOOPSCOPE_INSPECTOR: await inspector.listen() };
  expect(await start(process.execPath, [tsx, file], env).exited).toMatchObject({ stderr: '', code: 0 });
  const [said] = inspector.processes.values();
  await vi.waitUntil(() => said!.state === 'ended');
  const tasks = said!.tree.rows(() => false).map((row) => row.task);
  const failed = tasks.find((task) => task.outcome === 'failed')!;
  const shown = said!.stacks.location(failed.errorStack)!;
  expect(shown).toMatchObject({ file, line: 2 });
  // The loader puts all on its second line: mapped once more, this place is another.
  expect(said!.stacks.sourceMaps.original(shown)).toMatchObject({ file, line: 1 });
  inspector.close();
});
