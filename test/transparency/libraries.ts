/** The test suites of real libraries, out of their source archives, in a virtual environment of their own. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Suite } from './suite';

interface Library {
  readonly name: string;
  readonly version: string;
  /** What its tests import beside itself. */
  readonly needs: readonly string[];
  readonly args: readonly string[];
}

/** Tests that need the network, a browser or another build of the library are left out. */
export const LIBRARIES: readonly Library[] = [
  {
    name: 'anyio',
    version: '4.9.0',
    needs: [
      'pytest',
      'pytest-mock',
      'psutil',
      'trustme',
      'exceptiongroup',
      'hypothesis',
      'trio',
      'uvloop',
      'blockbuster',
      'truststore',
    ],
    args: ['-k', 'asyncio and not ipv6 and not dualstack', '-m', 'not network'],
  },
  {
    name: 'uvicorn',
    version: '0.34.2',
    needs: [
      'pytest',
      'pytest-mock',
      'anyio',
      'trustme',
      'httpx',
      'httptools',
      'uvloop',
      'websockets<14',
      'wsproto',
      'a2wsgi',
      'watchfiles',
      'python-dotenv',
      'PyYAML',
      'typing_extensions',
      'cryptography',
    ],
    args: [],
  },
  {
    name: 'aiohttp',
    version: '3.11.18',
    needs: [
      'pytest',
      'pytest-mock',
      'pytest-xdist',
      'pytest-cov',
      'pytest-codspeed',
      're-assert',
      'freezegun',
      'trustme',
      'proxy.py',
      'python-on-whales',
      'isal',
      'brotli',
      'blockbuster',
      'uvloop',
      'aiodns',
      'setuptools-git',
      'gunicorn',
    ],
    args: [
      '-m',
      'not dev_mode',
      '-p',
      'no:codspeed',
      '--ignore=tests/autobahn',
      '--ignore=tests/test_benchmarks_client.py',
    ],
  },
];

/** Installs a library with its tests under `folder` and gives its suite. */
export function librarySuite(library: Library, python: string, folder: string): Suite {
  const place = path.join(folder, library.name);
  const source = sourceOf(library, python, place);
  const own = path.join(place, 'venv/bin/python');
  return {
    name: `${library.name} ${library.version}`,
    command: own,
    args: (file, only) => [
      '-m',
      'pytest',
      '-q',
      '-o',
      'addopts=',
      '-p',
      'no:cacheprovider',
      `--junitxml=${file}`,
      ...(only.length > 0 ? only.map(nodeId) : library.args),
    ],
    read: (file) => outcomesIn(readFileSync(file, 'utf8')),
    cwd: source,
  };
}

function sourceOf({ name, version, needs }: Library, python: string, place: string): string {
  const unpacked = () => {
    const folder =
      existsSync(place) &&
      readdirSync(place).find((one) => one.startsWith(`${name}-`) && !one.endsWith('.gz'));
    return folder ? path.join(place, folder) : undefined;
  };
  const known = unpacked();
  if (known) return known;
  mkdirSync(place, { recursive: true });
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] });
  run(python, '-m', 'venv', 'venv');
  const pip = path.join(place, 'venv/bin/pip');
  run(pip, 'install', '-q', `${name}==${version}`, ...needs);
  run(pip, 'download', '-q', '--no-deps', '--no-binary', name, `${name}==${version}`);
  run('tar', '-xzf', readdirSync(place).find((one) => one.endsWith('.tar.gz'))!);
  return unpacked()!;
}

/** pytest's JUnit report: `file.py::test` → passed, failed, error or skipped. */
function outcomesIn(xml: string): Map<string, string> {
  const outcomes = new Map<string, string>();
  for (const [, attributes, body] of xml.matchAll(/<testcase ([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const at = (name: string) =>
      unescaped(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes!)?.[1] ?? '');
    const outcome = /<(failure|error|skipped)/.exec(body ?? '')?.[1] ?? 'ok';
    const test = `${at('classname')}::${at('name')}`;
    const words = { failure: 'failed', error: 'error', skipped: 'skipped', ok: 'ok' }[outcome]!;
    const known = outcomes.get(test);
    outcomes.set(test, known === undefined || known === words ? words : `${known}, ${words}`);
  }
  return outcomes;
}

const unescaped = (text: string) =>
  text.replace(
    /&(lt|gt|quot|amp|#(\d+)|#x([0-9a-fA-F]+));/g,
    (_all, name: string, decimal?: string, hex?: string) => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return { lt: '<', gt: '>', quot: '"', amp: '&' }[name]!;
    },
  );

/** `tests.test_web.TestWeb::test_a[b]` → `tests/test_web.py::TestWeb::test_a[b]` */
function nodeId(test: string): string {
  const [dotted, ...name] = test.split('::');
  const parts = dotted!.split('.');
  const file = parts.findLastIndex((part) => part.startsWith('test_'));
  return [`${parts.slice(0, file + 1).join('/')}.py`, ...parts.slice(file + 1), name.join('::')].join('::');
}
