/**
 * What the agent costs a CPython program at each level, against plain, against asyncio's own debug mode, and
 * against what other tools cost where a Python that has them is named:
 *
 *     PYTHONS=3.8,3.13 PEERS=/path/to/venv/bin/python npm run bench -- python
 *
 * With WRITE=1 the figures go into docs/cost.md.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type RemoteInspector, startInspector } from '../../runtime/inspector/remote';
import { agentEnvironment } from '../../runtime/launch/environment';
import type { Settings } from '../../runtime/protocol/messages';
import { putRow } from '../tableRow';
import { findPythons } from '../unit/programs';
import { type Figure, paired, row, type Variant } from './paired';

const dist = path.resolve(import.meta.dirname, '../../dist');
const program = (name: string) => path.join(import.meta.dirname, 'programs', name);
const PAGE = path.resolve(import.meta.dirname, '../../docs/cost.md');
const quiet = { view() {}, findings() {}, summary() {}, log: (sentence: string) => console.error(sentence) };
const LEVELS: ReadonlyArray<Settings['level']> = [0, 1, 2];
const ROUNDS = Number(process.env.ROUNDS ?? 5);

/** The budget has no bound here: an agent that steps down costs less. */
async function inspectorAt(level: Settings['level']) {
  const inspector = startInspector(path.join(dist, 'inspector.cjs'), quiet);
  await inspector.calls.set({ slowCallbackMs: 100, level, budget: 1000 });
  const address = await inspector.calls.listen();
  return { inspector, name: `L${level}`, env: agentEnvironment({ dist }, address, process.env) };
}

const levels = await Promise.all(LEVELS.map(inspectorAt));
const wanted = process.env.PYTHONS?.split(',') ?? ['3.8', '3.11', '3.13', '3.14'];
const only = process.env.ROWS?.split(',');

const ROWS: ReadonlyArray<readonly [id: string, title: string, args: readonly string[], unit: string]> = [
  ['create', 'create a task and await it', ['tasks.py'], 'µs'],
  ['step', 'step, sleep(0)', ['steps.py'], 'µs'],
  ['echo100', 'echo, 100 clients', ['echo.py', '100'], 'µs'],
  ['echo1000', 'echo, 1000 clients', ['echo.py', '1000'], 'µs'],
  ['start', 'short program, start to end', ['start.py'], 'ms'],
  ['idle', 'idle process', ['idle.py'], '% of a core'],
  ['delay', '100 000 tasks: longest delay', ['crowd.py'], 'ms'],
  ['memory', '100 000 tasks: resident', ['crowd.py', 'memory'], 'MB'],
];

for (const [version, python] of findPythons().filter(([found]) => wanted.includes(found))) {
  console.log(`\nCPython ${version}`);
  measure(
    ['costs', version],
    [
      ...levels.map(({ name, env }) => ({ name, command: python, args: [], env })),
      { name: 'asyncio debug', command: python, args: [], env: { PYTHONASYNCIODEBUG: '1' } },
    ],
  );
}

const peers = process.env.PEERS;
if (peers) {
  const monitor = path.resolve(import.meta.dirname, '../corpus/aiomonitorRun.py');
  console.log(`\nOthers, on ${spawnSync(peers, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
  measure(
    ['others'],
    [
      { name: 'L1', command: peers, args: [], env: levels[1]!.env },
      { name: 'aiomonitor', command: peers, args: [monitor] },
      { name: 'AsyncViz', command: peers, args: ['-m', 'asyncviz', 'run', '--browser', 'never', '-q'] },
    ],
  );
}

await Promise.all(levels.map(({ inspector }: { inspector: RemoteInspector }) => inspector.close()));

function measure([table, ...key]: readonly [string, ...string[]], variants: readonly Variant[]): void {
  const python = variants[0]!.command;
  for (const [id, title, [file, ...rest], unit] of ROWS) {
    if (only && !only.includes(id)) continue;
    const of = (variant: Variant) => ({
      ...variant,
      args: [...variant.args, program(file!), ...rest],
    });
    const all = [{ name: 'plain', command: python, args: [] }, ...variants].map(of);
    try {
      const figures = paired(all, ROUNDS);
      console.log(row(title, figures, unit));
      if (process.env.WRITE) putRow(PAGE, table, [...key, `${title}, ${unit}`], figures.map(cell));
    } catch (error) {
      console.log(`${title.padEnd(34)} ${(error as Error).message.split('\n')[0]}`);
    }
  }
}

/** The median, and how it stands to that without. What is small without has no such ratio that would say anything. */
function cell({ median, ratio }: Figure): string {
  return `${median.toPrecision(3)} (×${ratio.toFixed(2)})`;
}
