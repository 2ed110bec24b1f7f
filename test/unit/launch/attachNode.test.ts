/** Attaching to Node programs that run: what is seen then, and what stands in the way. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { attach } from '../../../runtime/launch/attach';
import { attachNode } from '../../../runtime/launch/attachNode';
import { INSPECTOR_VARIABLE } from '../../../runtime/protocol/messages';
import { OUTCOMES, WAITS } from '../../../runtime/protocol/records';
import { type Built, buildRuntime } from '../node/build';
import { Listener, type Run, start } from '../programs';
import { handedOver } from './handedOver';

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

const attachTo = (pid: number, to = listener) =>
  attach(pid, to.env[INSPECTOR_VARIABLE]!, { dist: built.folder });

let programs = 0;

interface Begun {
  readonly run: Run;
  readonly pid: number;
  readonly port: number;
  /** Makes the file that the program looks out for. */
  allow(): void;
  stderr(): string;
}

/** Starts a program without an agent, with a port of its own for its inspector, and waits until it is ready. */
async function begin(
  code: string,
  {
    inspect = '--inspect-port',
    port,
    env = {},
  }: { inspect?: string; port?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Begun> {
  const file = path.join(built.folder, 'programs', `program${++programs}.mjs`);
  const go = `${file}.go`;
  const head = `import { existsSync } from 'node:fs';
import { run, coro, createTask, Event, Future, gather, Lock, Queue, sleep, foreign } from '../asyncio/index.mjs';
const told = () => existsSync(${JSON.stringify(go)});\n`;
  writeFileSync(file, head + code);
  const place = port ?? (await freePort());
  const plain = { NODE_OPTIONS: '', [INSPECTOR_VARIABLE]: undefined, ...env };
  const run = start(process.execPath, [`${inspect}=${place}`, file], plain);
  onTestFinished(async () => {
    run.child.kill('SIGKILL');
    await run.exited;
  });
  let stderr = '';
  run.child.stderr!.on('data', (chunk) => {
    stderr += chunk;
  });
  await run.says(/ready\n/);
  const allow = () => writeFileSync(go, '');
  return { run, pid: run.child.pid!, port: place, allow, stderr: () => stderr };
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isOpen(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

/** What Node itself says while its inspector is open. */
const OF_NODE = /^(?:Debugger (?:listening|attached|ending)|For help, see|Waiting for the debugger).*\n/gm;

/** Each task waits in another way; \`stuck\` until it is told to end. */
const WAITING = `
const lock = new Lock({ name: 'the lock' });
const holder = coro(async function holder() { await lock.acquire(); await sleep(3_600_000); });
const waiter = coro(async function waiter() { await lock.acquire(); });
const get = coro(async function get() { await new Queue().get(); });
const getter = coro(async function getter() { await get(); });
const stuck = coro(async function stuck(future) { await future; });
const fetcher = coro(async function fetcher() { await foreign(function download() { return new Promise(() => {}); }); });
const main = coro(async function main() {
  const end = new Future();
  const tasks = [holder(), waiter(), getter(), fetcher()].map((one) => createTask(one));
  const last = createTask(stuck(end), { name: 'last' });
  setInterval(() => told() && !end.done() && end.setResult(), 20).unref();
  await sleep(0);
  console.log('ready');
  await last;
  for (const one of tasks) one.cancel();
});
await run(main());
`;

describe('a program', () => {
  test('is shown, with what its tasks have been waiting for; its inspector is closed again', async () => {
    const { run, pid, port, allow } = await begin(WAITING);
    expect(await attachTo(pid)).toEqual({
      state: 'shown',
      sentence: expect.stringMatching(`^Process ${pid} \\(node .*\\) is shown\\.$`),
    });
    const said = await listener.until(() => listener.conversations.find(({ hello }) => hello));
    const waits = await listener.until(() => {
      const latest = new Map(said.all('taskWaiting').map((one) => [one.task, one]));
      return latest.size === 6 && latest;
    });
    const seen = said.all('taskCreated').map(({ task, coroutine }) => {
      const { wait, stack } = waits.get(task)!;
      return [said.text(coroutine), wait, said.stack(stack)[0]?.replace(/^.*:/, '')];
    });
    expect(seen).toEqual([
      ['main', WAITS.task, '19 main'],
      ['holder', WAITS.sleep, '6 holder'],
      ['waiter', WAITS.lock, '7 waiter'],
      ['getter', WAITS.queueGet, '8 get'],
      ['fetcher', WAITS.foreign, '11 fetcher'],
      ['stuck', WAITS.future, '10 stuck'],
    ]);
    await expect.poll(() => isOpen(port)).toBe(false);
    allow();
    const { code, stdout, stderr } = await run.exited;
    expect([code, stdout, stderr.replace(OF_NODE, '')]).toEqual([0, 'ready\n', '']);
    await listener.until(() => said.isClosed);
    const outcomes = said.all('taskDone').map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === OUTCOMES.finished)).toHaveLength(2);
    expect(outcomes.filter((one) => one === OUTCOMES.cancelled)).toHaveLength(4);
    expect(said.saidBye).toBe(true);
  });

  test('is shown to one inspector, and to another when that is gone', async () => {
    // Others come and go.
    const tell = "console.log(process.listeners('exit').filter((one) => /\\.exit\\(\\)/.test(one)).length);";
    const { run, pid, allow } = await begin(`${WAITING}\n${tell}`);
    const [second, again] = await handedOver(pid, attachTo, listener);
    await second.until(() => again.all('taskWaiting').length >= 6);
    allow();
    expect(await run.exited).toMatchObject({ code: 0, stdout: 'ready\n1\n' });
    await second.until(() => again.isClosed);
    expect(again.all('taskCreated')).toHaveLength(6);
    expect(again.all('taskDone')).toHaveLength(6);
  });

  test('that is busy is shown once it looks up', async () => {
    const busy = `
console.log('ready');
while (!told());
await run(coro(async function later() { await sleep(0); })());
`;
    const { run, pid, allow, port } = await begin(busy);
    expect(await attachTo(pid)).toEqual({ state: 'waiting', sentence: expect.stringContaining('is busy') });
    allow();
    expect((await run.exited).code).toBe(0);
    const said = await listener.until(() => listener.conversations.find(({ isClosed }) => isClosed));
    expect(said.all('taskDone')).toHaveLength(1);
    await expect.poll(() => isOpen(port)).toBe(false);
  });

  test('whose inspector is open keeps it open', async () => {
    const { run, pid, port, allow } = await begin(WAITING, { inspect: '--inspect' });
    expect(await attachTo(pid)).toMatchObject({ state: 'shown' });
    await listener.until(() => listener.conversations.find(({ hello }) => hello));
    expect(await isOpen(port)).toBe(true);
    allow();
    expect((await run.exited).code).toBe(0);
  });
});

/** Uses nothing of the library. */
const OTHER = `
console.log('ready');
setInterval(() => told() && process.exit(), 20);
`;

test('an inspector that hangs up, since another had it opened and is done, is asked again', async () => {
  const http = createServer((_, response) => {
    const { port } = http.address() as net.AddressInfo;
    response.end(JSON.stringify([{ webSocketDebuggerUrl: `ws://127.0.0.1:${port}` }]));
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const asked: string[][] = [];
  const answer = (expression: string) => (expression === 'process.pid' ? process.pid : 'none');
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    const expressions: string[] = [];
    asked.push(expressions);
    socket.on('message', (text) => {
      const { id, params } = JSON.parse(String(text));
      expressions.push(params.expression);
      if (asked.length === 1) socket.terminate();
      else socket.send(JSON.stringify({ id, result: { result: { value: answer(params.expression) } } }));
    });
  });
  onTestFinished(() => void http.close());
  const { port } = http.address() as net.AddressInfo;
  const program = {
    pid: process.pid,
    executable: 'node',
    commandLine: `node --inspect-port=${port} program.js`,
  };
  expect(await attachNode(program, '')).toMatchObject({
    sentence: expect.stringContaining('runs nothing of asyncio'),
  });
  expect(asked.map(({ length }) => length)).toEqual([1, 3]);
});

describe('it is told why not, and the program comes to no harm', () => {
  const unharmed = async ({ run, allow }: Begun) => {
    allow();
    const { code, stderr } = await run.exited;
    expect([code, stderr.replace(OF_NODE, '')]).toEqual([0, '']);
    expect(listener.conversations).toHaveLength(0);
  };

  test('where the debug mode writes to stderr', async () => {
    const begun = await begin(WAITING, { env: { LOOPSCOPE_DEBUG: '1' } });
    expect((await attachTo(begun.pid)).sentence).toContain('in async debug mode already');
    begun.allow();
    expect((await begun.run.exited).code).toBe(0);
  });

  test('where nothing of the library runs', async () => {
    const file = path.join(built.folder, 'programs', 'plain.mjs');
    writeFileSync(file, `console.log('ready'); setInterval(() => {}, 1000);`);
    const port = await freePort();
    const { child } = start(process.execPath, [`--inspect-port=${port}`, file], { NODE_OPTIONS: '' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout!, 'data');
    expect((await attachTo(child.pid!)).sentence).toContain('runs nothing of asyncio for TypeScript');
    await expect.poll(() => isOpen(port)).toBe(false);
    expect(child.exitCode).toBe(null);
  });

  test('where another debugger has the port', async () => {
    const first = await begin(OTHER, { inspect: '--inspect' });
    const begun = await begin(OTHER, { port: first.port });
    expect((await attachTo(begun.pid)).sentence).toContain(`127.0.0.1:${first.port}`);
    expect(begun.stderr()).toBe('');
    await unharmed(begun);
    await unharmed(first);
  });

  test('where another program has the port', async () => {
    const server = net.createServer((socket) => socket.end('hello\n')).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const begun = await begin(OTHER, { port: (server.address() as net.AddressInfo).port });
    expect((await attachTo(begun.pid)).sentence).toContain('is in use by another program or debugger');
    await unharmed(begun);
  });

  test.skipIf(process.platform !== 'linux')('where SIGUSR1 would end it', async () => {
    const begun = await begin(`process.on('SIGUSR1', () => {}).removeAllListeners('SIGUSR1');${OTHER}`);
    expect((await attachTo(begun.pid)).sentence).toContain('does not open its inspector for SIGUSR1');
    await unharmed(begun);
  });

  test('where it handles SIGUSR1 itself', async () => {
    const begun = await begin(`process.on('SIGUSR1', () => {});${OTHER}`);
    expect((await attachTo(begun.pid)).sentence).toContain('it handles SIGUSR1 itself');
    await unharmed(begun);
  });

  test('where it has ended', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect((await attachTo(pid)).sentence).toBe(`There is no process ${pid}.`);
  });
});
