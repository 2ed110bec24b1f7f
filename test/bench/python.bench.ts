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
import { type Figure, paired, row, switched, type Variant } from './paired';

const dist = path.resolve(import.meta.dirname, '../../dist');
const program = (name: string) => path.join(import.meta.dirname, 'programs', name);
const ATTACH = path.join(dist, 'python/loopscope_attach/attach.py');
const PAGE = path.resolve(import.meta.dirname, '../../docs/cost.md');
const quiet = { view() {}, findings() {}, summary() {}, log: (sentence: string) => console.error(sentence) };
const LEVELS: ReadonlyArray<Settings['level']> = [0, 1, 2];
const ROUNDS = Number(process.env.ROUNDS ?? 5);

/** The budget has no bound here: an agent that steps down costs less. */
async function inspectorAt(level: Settings['level']) {
  const inspector = startInspector(path.join(dist, 'inspector.cjs'), quiet);
  await inspector.calls.set({ slowCallbackMs: 100, level, budget: 1000 });
  const address = await inspector.calls.listen();
  const env = agentEnvironment({ dist }, address, process.env);
  return { inspector, name: `L${level}`, env, switchedOn: { SWITCH: env.LOOPSCOPE_INSPECTOR, ATTACH } };
}

const levels = await Promise.all(LEVELS.map(inspectorAt));
const wanted = process.env.PYTHONS?.split(',') ?? ['3.8', '3.11', '3.13', '3.14'];
const only = process.env.ROWS?.split(',');

interface Row {
  readonly id: string;
  readonly title: string;
  readonly args: readonly string[];
  readonly unit: string;
  /** Its program can have the agent switched on and off: the windows of one process are compared, not processes. */
  readonly isSwitched?: boolean;
}

const ROWS: readonly Row[] = [
  {
    id: 'create',
    title: 'create 100 tasks and gather them',
    args: ['tasks.py'],
    unit: 'µs',
    isSwitched: true,
  },
  {
    id: 'await',
    title: 'create a task and await it',
    args: ['tasks.py', 'await'],
    unit: 'µs',
    isSwitched: true,
  },
  { id: 'step', title: 'step, sleep(0)', args: ['steps.py'], unit: 'µs', isSwitched: true },
  {
    id: 'beside',
    title: 'step, beside an idle thread',
    args: ['steps.py', 'thread'],
    unit: 'µs',
    isSwitched: true,
  },
  { id: 'echo100', title: 'echo, 100 clients', args: ['echo.py', '100'], unit: 'µs', isSwitched: true },
  { id: 'echo1000', title: 'echo, 1000 clients', args: ['echo.py', '1000'], unit: 'µs', isSwitched: true },
  { id: 'start', title: 'short program, start to end', args: ['start.py'], unit: 'ms' },
  { id: 'idle', title: 'idle process', args: ['idle.py'], unit: '% of a core' },
  { id: 'delay', title: '100 000 tasks: longest delay', args: ['crowd.py'], unit: 'ms' },
  { id: 'memory', title: '100 000 tasks: resident', args: ['crowd.py', 'memory'], unit: 'MB' },
];

interface Tool extends Variant {
  /** What tells a program that can switch it to do so. */
  readonly switchedOn?: NodeJS.ProcessEnv;
}

for (const [version, python] of findPythons().filter(([found]) => wanted.includes(found))) {
  console.log(`\nCPython ${version}`);
  measure(
    ['costs', version],
    [
      ...levels.map(({ name, env, switchedOn }) => ({ name, command: python, args: [], env, switchedOn })),
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
      {
        name: 'AsyncViz',
        command: peers,
        args: ['-m', 'asyncviz', 'run', '--browser', 'never', '-q'],
        env: { PYTHONPATH: program('') }, // it leaves a program's own folder out
      },
    ],
  );
}

await Promise.all(levels.map(({ inspector }: { inspector: RemoteInspector }) => inspector.close()));

function measure([table, ...key]: readonly [string, ...string[]], tools: readonly Tool[]): void {
  for (const wantedRow of ROWS.filter(({ id }) => !only || only.includes(id))) {
    const { title, unit } = wantedRow;
    try {
      const figures = figuresOf(wantedRow, tools);
      console.log(row(title, figures, unit));
      if (process.env.WRITE) putRow(PAGE, table, [...key, `${title}, ${unit}`], figures.map(cell));
    } catch (error) {
      console.log(`${title.padEnd(34)} ${(error as Error).message.split('\n')[0]}`);
    }
  }
}

function figuresOf({ args: [file, ...rest], isSwitched }: Row, tools: readonly Tool[]): Figure[] {
  const of = (variant: Variant) => ({ ...variant, args: [...variant.args, program(file!), ...rest] });
  const switchable = tools.filter((tool) => isSwitched && tool.switchedOn);
  const others = tools.filter((tool) => !switchable.includes(tool));
  const plain = { name: 'plain', command: tools[0]!.command, args: [] };
  const figures = paired([plain, ...others].map(of), ROUNDS);
  if (switchable.length === 0) return figures;
  return [
    ...switched(
      switchable.map((tool) => of({ ...tool, env: tool.switchedOn })),
      ROUNDS,
    ),
    ...figures.slice(1),
  ];
}

/** The median, and how it stands to that without. What is small without has no such ratio that would say anything. */
function cell({ median, ratio }: Figure): string {
  return `${median.toPrecision(3)} (×${ratio.toFixed(2)})`;
}
