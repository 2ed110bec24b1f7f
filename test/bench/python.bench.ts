/** What the agent costs a CPython program at the default level, against plain and against asyncio's own debug mode. */
import path from 'node:path';
import { startInspector } from '../../runtime/inspector/remote';
import { agentEnvironment } from '../../runtime/launch/environment';
import { findPythons } from '../unit/programs';
import { paired, row } from './paired';

const dist = path.resolve(import.meta.dirname, '../../dist');
const program = (name: string) => path.join(import.meta.dirname, 'programs', name);
const quiet = { view() {}, findings() {}, summary() {}, log: (sentence: string) => console.error(sentence) };

const inspector = startInspector(path.join(dist, 'inspector.cjs'), quiet);
const agent = agentEnvironment({ dist }, await inspector.calls.listen(), process.env);
const wanted = process.env.PYTHONS?.split(',') ?? ['3.8', '3.11', '3.13'];

for (const [version, python] of findPythons().filter(([found]) => wanted.includes(found))) {
  console.log(`\nCPython ${version}`);
  for (const [title, file, rounds] of [
    ['create a task and await it', 'tasks.py', 5],
    ['step, sleep(0)', 'steps.py', 5],
    ['echo server, 100 clients (CPU)', 'echo.py', 5],
  ] as const) {
    const variant = (name: string, env: NodeJS.ProcessEnv) => ({
      name,
      command: python,
      args: [program(file)],
      env,
    });
    const figures = paired(
      [
        variant('plain', {}),
        variant('loopscope', agent),
        variant('asyncio debug', { PYTHONASYNCIODEBUG: '1' }),
      ],
      rounds,
    );
    console.log(row(title, figures, 'µs'));
  }
}
await inspector.close();
