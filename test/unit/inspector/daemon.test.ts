/** An inspector that outlives its owner: the next one finds all as it was. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnerCalls, Summary } from '../../../runtime/inspector/calls';
import { Daemon } from '../../../runtime/inspector/daemon';
import { connectToDaemon, type RemoteInspector, startDaemon } from '../../../runtime/inspector/remote';
import type { FindingView, View } from '../../../runtime/inspector/view';
import { formatAddress, parseAddress } from '../../../runtime/protocol/address';
import { encodeControl } from '../../../runtime/protocol/frames';
import { FakeAgent, frame, record } from './agent';

/** Longer than a test lasts. */
const LONG_MS = 600_000;
const QUERY = { filter: '', collapsed: [], first: 0, count: 10 };

const remotes: RemoteInspector[] = [];
let agent: FakeAgent;

afterEach(async () => {
  agent?.end();
  for (const remote of remotes.splice(0)) await remote.close();
});

/** An owner, and what it was told. */
async function own(address: string) {
  const told = { findings: new Map<number, FindingView>(), log: [] as string[] };
  const latest: { view?: View; summary?: Summary } = {};
  const owner: OwnerCalls = {
    view(view) {
      latest.view = view;
    },
    findings(changed, removed) {
      for (const finding of changed) told.findings.set(finding.key, finding);
      for (const key of removed) told.findings.delete(key);
    },
    summary(summary) {
      latest.summary = summary;
    },
    log: (sentence) => told.log.push(sentence),
  };
  const remote = await connectToDaemon(address, owner);
  remotes.push(remote);
  return { ...told, latest, remote };
}

/** A program with a task and a finding. */
async function program({ remote }: Awaited<ReturnType<typeof own>>): Promise<void> {
  agent = new FakeAgent(await remote.calls.listen())
    .greet()
    .say({ type: 'stacks', entries: [[1, [frame('/work/app/server.py', 5)]]] })
    .tell(record('taskCreated', { task: 1 }), record('neverAwaited', { stack: 1 }));
  await agent.answer('welcome');
}

describe('with time to wait', () => {
  let address: string;
  const onEnd = vi.fn();

  beforeEach(async () => {
    onEnd.mockClear();
    address = await new Daemon(LONG_MS, onEnd).listen();
  });

  test('the next owner finds tasks, findings and the address of before, and hears what is new', async () => {
    const first = await own(address);
    await program(first);
    await vi.waitUntil(() => first.findings.size === 1);
    const door = await first.remote.calls.listen();
    first.remote.calls.watch(QUERY, true);
    const { items } = (await vi.waitUntil(() => first.latest.view)).rows;
    await first.remote.close();

    const second = await own(address);
    expect([...second.findings]).toEqual([...first.findings]);
    expect(second.latest.summary).toMatchObject({ live: 1, tasks: 1, findings: 1 });
    expect(await second.remote.calls.listen()).toBe(door);
    second.remote.calls.watch(QUERY, true);
    const view = await vi.waitUntil(() => second.latest.view);
    expect(view.rows.items).toEqual(items);
    agent.tell(record('taskCreated', { task: 2 }));
    await vi.waitUntil(() => second.latest.view?.rows.total === 2);
    expect(onEnd).not.toHaveBeenCalled();
  });

  test('there is one owner: the newest', async () => {
    const first = await own(address);
    await program(first);
    const second = await own(address);
    await first.remote.ended;
    await vi.waitUntil(() => second.latest.summary?.tasks === 1);
  });

  test('who has no token, or talks nonsense, is hung up on, and the owner is not disturbed', async () => {
    const owner = await own(address);
    const { token: _, ...place } = parseAddress(address)!;
    await expect(own(formatAddress({ ...place, token: 'ab' }))).rejects.toThrow('has ended');
    for (const nonsense of [encodeControl({ type: 'owner' }), Buffer.from('GET / HTTP/1.1\r\n\r\n')]) {
      const socket = net.connect(place as net.NetConnectOpts).on('error', () => {});
      socket.write(nonsense);
      await new Promise((resolve) => socket.on('close', resolve));
    }
    await program(owner);
    await vi.waitUntil(() => owner.findings.size === 1);
  });

  test('a program that a debugger of the owner held goes on when the owner is gone', async () => {
    const first = await own(address);
    await program(first);
    first.remote.calls.watch(QUERY, true);
    first.remote.calls.setStopped(4121, true);
    await vi.waitUntil(() => first.latest.view?.processes[0]?.isStopped);
    await first.remote.close();
    const second = await own(address);
    second.remote.calls.watch(QUERY, true);
    const view = await vi.waitUntil(() => second.latest.view);
    expect(view.processes[0]!.isStopped).toBe(false);
  });

  test('an error in it is told, and ends it', async () => {
    const daemon = new Daemon(LONG_MS, onEnd);
    const owner = await own(await daemon.listen());
    daemon.fail(new Error('by the test'));
    await owner.remote.ended;
    expect(owner.log[0]).toMatch(/^The inspector stopped: Error: by the test/);
    await vi.waitUntil(() => onEnd.mock.calls.length === 1);
  });
});

test('without an owner it ends, and lets the programs go on without it', async () => {
  const onEnd = vi.fn();
  const address = await new Daemon(50, onEnd).listen();
  const owner = await own(address);
  await program(owner);
  await owner.remote.close();
  await agent.closed;
  await vi.waitUntil(() => onEnd.mock.calls.length === 1);
  const place = parseAddress(address)!;
  if (place.kind === 'unix') expect(existsSync(path.dirname(place.path))).toBe(false);
  await expect(own(address)).rejects.toThrow('has ended');
});

describe('as a process', () => {
  const script = path.join(mkdtempSync(path.join(tmpdir(), 'loopscope-daemon-')), 'inspector.cjs');

  beforeEach(async () => {
    const entryPoints = [path.resolve(import.meta.dirname, '../../../runtime/inspector/worker.ts')];
    await build({ entryPoints, outfile: script, bundle: true, platform: 'node', format: 'cjs' });
  });

  test('it says where it is, and ends with nobody there', async () => {
    const address = await startDaemon(script, 1_000);
    const owner = await own(address);
    await program(owner);
    await vi.waitUntil(() => owner.findings.size === 1);
    await owner.remote.close();
    await agent.closed;
    if (process.platform === 'win32') return;
    const programs = () => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    await vi.waitUntil(() => !programs().includes(script), 20_000);
  });

  test('one that cannot start says so', async () => {
    await expect(startDaemon(`${script}.not`, 1_000)).rejects.toThrow('The inspector did not start');
  });
});
