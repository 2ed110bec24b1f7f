/** Which Python and Node run a file; what VS Code would say is made up. */
import { beforeEach, expect, test, vi } from 'vitest';
import { interpreters } from '../../../extension/launch/interpreters';

const answers = vi.hoisted(() => ({
  settings: {} as Record<string, unknown>,
  hasPythonExtension: false,
  environment: undefined as { executable: { uri?: { fsPath: string } } } | undefined,
}));

vi.mock('vscode', () => ({
  workspace: {
    getConfiguration: () => ({
      get: (name: string, fallback: unknown) => answers.settings[name] ?? fallback,
    }),
  },
  extensions: { getExtension: () => (answers.hasPythonExtension ? {} : undefined) },
}));

vi.mock('@vscode/python-extension', () => ({
  PythonExtension: {
    api: async () => ({
      environments: {
        getActiveEnvironmentPath: () => ({ path: 'chosen' }),
        resolveEnvironment: async () => answers.environment,
      },
    }),
  },
}));

const python = { path: '/work/app.py' } as never;
const typescript = { path: '/work/app.ts' } as never;

beforeEach(() => {
  answers.settings = {};
  answers.hasPythonExtension = false;
  answers.environment = undefined;
});

test('without a setting and the Python extension it is what is on PATH', async () => {
  expect(await interpreters(python)).toEqual({});
});

test('the Python extension is asked for Python files alone', async () => {
  answers.hasPythonExtension = true;
  answers.environment = { executable: { uri: { fsPath: '/venv/bin/python' } } };
  expect(await interpreters(python)).toEqual({ python: '/venv/bin/python' });
  expect(await interpreters(typescript)).toEqual({});
});

test('an environment that has no Python in it is none', async () => {
  answers.hasPythonExtension = true;
  answers.environment = { executable: {} };
  expect(await interpreters(python)).toEqual({});
});

test('settings come first', async () => {
  answers.hasPythonExtension = true;
  answers.environment = { executable: { uri: { fsPath: '/venv/bin/python' } } };
  answers.settings = { python: '/opt/python', node: '/opt/node' };
  expect(await interpreters(python)).toEqual({ python: '/opt/python', node: '/opt/node' });
});
