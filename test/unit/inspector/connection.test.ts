/** What an inspector does with agents that are wrong, hostile, or die. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Inspector } from '../../../runtime/inspector/inspector';
import type { Process } from '../../../runtime/inspector/process';
import { parseAddress } from '../../../runtime/protocol/address';
import { encodeControl, encodeFrame, encodeRecords, FRAME_RECORDS } from '../../../runtime/protocol/frames';
import { FakeAgent, frame, hello, record } from './agent';

let inspector: Inspector;
let address: string;
const log: string[] = [];

beforeEach(async () => {
  log.length = 0;
  inspector = new Inspector((sentence) => log.push(sentence));
  address = await inspector.listen();
});
afterEach(() => inspector.close());

const processes = (): Process[] => [...inspector.processes.values()];
const only = async (): Promise<Process> => vi.waitUntil(() => processes()[0]);

describe('the door', () => {
  test.runIf(process.platform !== 'win32')('is open to its owner alone, and gone when closed', () => {
    const place = parseAddress(address)!;
    if (place.kind !== 'unix') throw new Error('no unix socket');
    expect(statSync(place.path).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(place.path)).mode & 0o777).toBe(0o700);
    inspector.close();
    expect(existsSync(path.dirname(place.path))).toBe(false);
  });

  test('has a token of 256 bits', () => {
    expect(parseAddress(address)!.token).toMatch(/^[0-9a-f]{64}$/);
  });

  test('lets in an agent with the right token, and welcomes it with the settings', async () => {
    inspector.set({ slowCallbackMs: 50 });
    const agent = new FakeAgent(address).greet();
    expect(await agent.answer('welcome')).toMatchObject({ version: 1, settings: { slowCallbackMs: 50 } });
    inspector.set({ slowCallbackMs: 70 });
    expect(await agent.answer('settings')).toMatchObject({ settings: { slowCallbackMs: 70 } });
    expect((await only()).name).toBe('server.py');
  });
});

describe('an agent is refused, told why, and nothing of it is kept', () => {
  const refusal = async (agent: FakeAgent) => {
    const { reason } = await agent.answer('refused');
    await agent.closed;
    expect(processes()).toEqual([]);
    expect(log).toEqual([`The connection of a program was closed: ${reason}.`]);
    return reason;
  };

  test('with a wrong token', async () => {
    const agent = new FakeAgent(address).greet({ token: 'ab'.repeat(32) });
    expect(await refusal(agent)).toMatch(/the token is wrong: start the program again/);
  });

  test('with another version of the protocol', async () => {
    const agent = new FakeAgent(address).greet({ version: 2 });
    expect(await refusal(agent)).toMatch(/speaks version 2 of the protocol, and this Loopscope version 1/);
  });

  test('that tells before it has said hello', async () => {
    expect(await refusal(new FakeAgent(address).tell(record('lag')))).toMatch(
      /records came before the hello/,
    );
    log.length = 0;
    expect(await refusal(new FakeAgent(address).say({ type: 'bye' }))).toMatch(
      /the first frame was no hello/,
    );
  });

  test('with half a hello', async () => {
    const agent = new FakeAgent(address);
    agent.say({ ...hello({ token: agent.token }), libraryFolders: 'all' });
    expect(await refusal(agent)).toMatch(/the hello is not whole/);
  });

  test('that speaks something else', async () => {
    const agent = new FakeAgent(address).write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    expect(await refusal(agent)).toMatch(/bytes was announced/);
  });
});

describe('an agent that goes wrong later is closed; what it had told stays', () => {
  test.each([
    ['an unknown record', encodeFrame(FRAME_RECORDS, new Uint8Array(new Float64Array([99, 0]).buffer))],
    ['no JSON', encodeFrame(0, Buffer.from('{'))],
    ['an unknown message', encodeControl({ type: 'shout' })],
    ['a broken table', encodeControl({ type: 'strings', entries: 'x' })],
    ['a second hello', encodeControl(hello())],
  ])('%s', async (_what, bytes) => {
    const agent = new FakeAgent(address).greet().tell(record('taskCreated', { task: 1 }));
    agent.write(bytes);
    await agent.answer('refused');
    await vi.waitUntil(() => processes()[0]?.state === 'killed');
    expect(processes()[0]!.counts.created).toBe(1);
    expect(log[0]).toMatch(/^The connection of server\.py \(pid 4121\) was closed: .+\.$/);
  });

  test('killed in the middle of a frame', async () => {
    const agent = new FakeAgent(address).greet().tell(record('taskCreated', { task: 1 }));
    agent.write(encodeRecords([record('taskDone', { task: 1, outcome: 1 })]).subarray(0, 20));
    agent.end();
    await vi.waitUntil(() => processes()[0]?.state === 'killed');
    expect(processes()[0]!.counts).toMatchObject({ created: 1, finished: 0 });
    expect(log).toEqual([
      'server.py (pid 4121) broke off in the middle of a frame; what came before it is kept.',
    ]);
  });
});

describe('the end of a program', () => {
  test('in good order', async () => {
    new FakeAgent(address).greet().say({ type: 'bye' }).end();
    await vi.waitUntil(() => processes()[0]?.state === 'ended');
    expect(log).toEqual([]);
  });

  test('run again, it takes the place of its former run, whose findings go', async () => {
    const stacks = { type: 'stacks', entries: [[1, [frame('/work/app/server.py', 5)]]] };
    new FakeAgent(address)
      .greet()
      .say(stacks)
      .tell(record('neverAwaited', { stack: 1 }))
      .end();
    await vi.waitUntil(() => processes()[0]?.state === 'killed');
    const { changed } = inspector.takeChanges();
    expect(changed).toHaveLength(1);
    new FakeAgent(address).greet({ program: '/work/app/other.py' });
    await vi.waitUntil(() => processes().length === 2);
    new FakeAgent(address).greet();
    const { removed } = await vi.waitUntil(() => {
      const changes = inspector.takeChanges();
      return changes.removed.length > 0 && changes;
    });
    expect(removed).toEqual([changed[0]!.key]);
    expect(processes().map(({ name }) => name)).toEqual(['other.py', 'server.py']);
  });

  test('the ended ones kept are bounded', async () => {
    for (let pid = 1; pid <= 25; pid++) {
      const agent = new FakeAgent(address).greet({ pid, program: `${pid}.py` });
      agent.end();
      await agent.closed;
    }
    await vi.waitUntil(() => processes().every(({ state }) => state !== 'live'));
    expect(processes().map(({ hello }) => hello.pid)).toEqual(Array.from({ length: 20 }, (_, i) => i + 6));
  });
});

describe('cancelTask', () => {
  const key = async () => (await vi.waitUntil(async () => (await only()).task(7))).key;

  test('asks the agent, and resolves with its answer', async () => {
    const agent = new FakeAgent(address).greet().tell(record('taskCreated', { task: 7 }));
    const answer = inspector.cancelTask((await only()).key, await key());
    const request = await agent.answer('request');
    expect(request).toMatchObject({ method: 'cancel', task: 7 });
    agent.say({ type: 'reply', id: request.id, error: 'it is done already' });
    expect(await answer).toBe("The task 'task' was not cancelled: it is done already.");
  });

  test('resolves when the program dies instead of answering', async () => {
    const agent = new FakeAgent(address).greet().tell(record('taskCreated', { task: 7 }));
    const answer = inspector.cancelTask((await only()).key, await key());
    await agent.answer('request');
    agent.end();
    expect(await answer).toMatch(/the program has ended/);
  });

  test('of a task that is over says so', async () => {
    expect(await inspector.cancelTask(1, 1)).toBe('The task has already ended.');
  });
});
