/** What debug configurations become; the debuggers themselves are in the end-to-end tests. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { DebugEnvironment } from '../../../extension/launch/debugEnvironment';

const vscode = vi.hoisted(() => ({ isTrusted: true, debugSessions: true }));

vi.mock('vscode', () => ({
  workspace: {
    get isTrusted() {
      return vscode.isTrusted;
    },
    getConfiguration: () => ({
      get: (name: string, fallback: unknown) => (name === 'debugSessions' ? vscode.debugSessions : fallback),
    }),
  },
}));

const dist = path.resolve('dist');
const agent = path.join(dist, 'python');
const logged: string[] = [];
const started = { dist, address: async () => 'unix:/s#ab' };
const broken = {
  dist,
  address: async () => {
    throw new Error('no room');
  },
};
const resolve = (configuration: object, inspector = started) => {
  const log = { error: (sentence: string) => logged.push(sentence) };
  return new DebugEnvironment(
    inspector as never,
    log as never,
  ).resolveDebugConfigurationWithSubstitutedVariables(undefined, {
    type: 'debugpy',
    name: 'app',
    request: 'launch',
    ...configuration,
  });
};

beforeEach(() => {
  vscode.isTrusted = true;
  vscode.debugSessions = true;
  vi.stubEnv('PYTHONPATH', '');
  vi.stubEnv('NODE_OPTIONS', '');
});

test('a launch gets an agent and keeps what it had', async () => {
  const { env, ...rest } = await resolve({ program: 'a.py', env: { MINE: '1', PYTHONPATH: '/mine' } });
  expect(rest).toEqual({ type: 'debugpy', name: 'app', request: 'launch', program: 'a.py' });
  expect(env).toMatchObject({
    MINE: '1',
    LOOPSCOPE_INSPECTOR: 'unix:/s#ab',
    PYTHONPATH: `${agent}${path.delimiter}/mine`,
  });
});

test('what the file of variables says is kept too, and what it lacks is no obstacle', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'loopscope-env-')), '.env');
  writeFileSync(file, 'PYTHONPATH=/of/file\n');
  expect((await resolve({ envFile: file })).env?.PYTHONPATH).toBe(`${agent}${path.delimiter}/of/file`);
  expect((await resolve({ envFile: `${file}.none` })).env?.PYTHONPATH).toBe(agent);
});

test('it is done once, though VS Code may ask twice', async () => {
  const once = await resolve({});
  expect(await resolve(once)).toEqual(once);
});

test('attaching, an untrusted workspace and the setting leave a session as it is', async () => {
  expect(await resolve({ request: 'attach' })).not.toHaveProperty('env');
  vscode.isTrusted = false;
  expect(await resolve({})).not.toHaveProperty('env');
  vscode.isTrusted = true;
  vscode.debugSessions = false;
  expect(await resolve({})).not.toHaveProperty('env');
});

test('an inspector that does not start keeps nobody from debugging', async () => {
  expect(await resolve({}, broken)).not.toHaveProperty('env');
  expect(logged).toEqual(['app is debugged without Loopscope: Error: no room']);
});
