import { expect, test } from 'vitest';
import { parseAttach, parseRun } from '../../../runtime/cli/arguments';

const parse = (line: string) => parseRun(line.split(' '));

test.each([
  ['server.py --port 1', { program: ['server.py', '--port', '1'], failOn: [] }],
  ['-m http.server', { program: ['-m', 'http.server'], failOn: [] }],
  ['-- uvicorn app:app --report x', { program: ['uvicorn', 'app:app', '--report', 'x'], failOn: [] }],
  ['--report r.json a.ts', { program: ['a.ts'], report: 'r.json', failOn: [] }],
  ['--report=r.json -- --odd', { program: ['--odd'], report: 'r.json', failOn: [] }],
  ['--fail-on never-awaited,cancelled a.py', { program: ['a.py'], failOn: ['never-awaited', 'cancelled'] }],
  ['--slow-callback-ms 50 a.py', { program: ['a.py'], failOn: [], slowCallbackMs: 50 }],
  [
    '--set stuckTaskMs=500 --set deadlockMs=9 a.py',
    { program: ['a.py'], failOn: [], thresholds: { stuckTaskMs: 500, deadlockMs: 9 } },
  ],
])('%s', (line, parsed) => {
  expect(parse(line)).toEqual(parsed);
});

test('any means every warning and error, and no information', () => {
  const { failOn } = parse('--fail-on any a.py');
  expect(failOn).toContain('slow-callback');
  expect(failOn).not.toContain('cancelled');
});

test.each([
  ['--report r.json', /no program was named/],
  ['--colour a.py', /--colour/],
  ['--fail-on slow a.py', /there is no finding "slow"; there are any, slow-callback/],
  ['--slow-callback-ms soon a.py', /"soon" is not a number of milliseconds/],
  ['--set stuckTask=5 a.py', /no threshold "stuckTask"; there are stuckTaskMs/],
  ['--set stuckTaskMs= a.py', /"" is not a number from 1/],
])('%s is refused', (line, reason) => {
  expect(() => parse(line)).toThrow(reason);
});

test.each([
  ['4121', { pid: 4121, failOn: [] }],
  ['--report r.json 4121', { pid: 4121, report: 'r.json', failOn: [] }],
  ['4121 --fail-on cancelled', { pid: 4121, failOn: ['cancelled'] }],
])('attach %s', (line, parsed) => {
  expect(parseAttach(line.split(' '))).toEqual(parsed);
});

test.each([
  ['--report r.json', /no process was named/],
  ['server.py', /"server\.py" is not the number of a process/],
  ['0', /"0" is not the number/],
  ['1 2', /only one process/],
  ['--record x 1', /--record/],
])('attach %s is refused', (line, reason) => {
  expect(() => parseAttach(line.split(' '))).toThrow(reason);
});
