/** The arrows between the folders point one way: the tree is the architecture. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

const AGENT = 'runtime/python/loopscope_agent';

/** Folder → what its files may import beside their own folder: other folders, and packages. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'runtime/protocol': [],
  'runtime/asyncio': ['tinypool'],
  'runtime/node': ['runtime/protocol', 'runtime/asyncio/hooks'],
  'runtime/inspector': ['runtime/protocol', '@jridgewell/trace-mapping', '@vscode/l10n', 'birpc'],
  'runtime/launch': ['runtime/protocol', '@vscode/l10n', 'ws'],
  'runtime/cli': ['runtime/inspector', 'runtime/launch', 'runtime/protocol'],
  webview: ['extension/panel/messages', 'preact', '@preact/signals', '@vscode/codicons', '@vscode/l10n'],
  extension: [
    'runtime/inspector',
    'runtime/launch',
    'runtime/protocol',
    'vscode',
    '@vscode/l10n',
    '@vscode/python-extension',
  ],
  [`${AGENT}/watching`]: [],
  [`${AGENT}/protocol`]: inAgent('watching'),
  [`${AGENT}/coroutines`]: inAgent('protocol', 'watching'),
  [`${AGENT}/tasks`]: inAgent('coroutines', 'protocol', 'watching'),
  [`${AGENT}/blocking`]: inAgent('tasks', 'coroutines', 'protocol', 'watching'),
  [`${AGENT}/resources`]: inAgent('tasks', 'coroutines', 'protocol', 'watching'),
  [`${AGENT}/waits`]: inAgent('resources', 'tasks', 'coroutines', 'protocol', 'watching'),
  [`${AGENT}/misuse`]: inAgent('waits', 'resources', 'tasks', 'coroutines', 'protocol', 'watching'),
};

const FORBIDDEN_NAMES = /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\.|\/|$)/i;

function inAgent(...folders: string[]): string[] {
  return folders.map((folder) => `${AGENT}/${folder}`);
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|py)$/.test(name))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')));
}

function imports(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return file.endsWith('.py') ? importsOfPython(file, text) : importsOfTypeScript(file, text);
}

/** Those of the agent's own modules: what else there is comes with Python. */
function importsOfPython(file: string, text: string): string[] {
  const found = text.matchAll(/^ *from \.(\.*)([\w.]*) import/gm);
  return [...found].map(([, ups, names]) =>
    path.posix.join(path.posix.dirname(file), '../'.repeat(ups!.length), names!.replaceAll('.', '/')),
  );
}

function importsOfTypeScript(file: string, text: string): string[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3]!).map((name) => resolve(file, name));
}

function resolve(file: string, name: string): string {
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
}

function mayImport(folder: string, target: string): boolean {
  if (target.startsWith('node:')) return folder !== 'webview';
  const allowed = [folder, ...MAY_IMPORT[folder]!];
  return allowed.some((place) => target === place || target.startsWith(`${place}/`));
}

describe.each(Object.keys(MAY_IMPORT))('%s', (folder) => {
  test('imports only what lies below it', () => {
    const files = sources(folder);
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((file) =>
      imports(file)
        .filter((target) => !mayImport(folder, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('no folder or file is called utils, helpers, common or misc', () => {
  const files = ['runtime', 'extension', 'webview', 'test/unit', 'scripts'].flatMap(sources);
  expect(files.filter((file) => FORBIDDEN_NAMES.test(file))).toEqual([]);
});
