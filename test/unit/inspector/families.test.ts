/** Which process started which. */
import { expect, test } from 'vitest';
import { families } from '../../../runtime/inspector/families';
import { Process } from '../../../runtime/inspector/process';
import { hello } from './agent';

const process = (pid: number, parentPid: number) => new Process(pid, hello({ pid, parentPid }), []);
const shown = (...processes: Process[]) =>
  families(processes).map(({ process: { hello }, depth }) => `${'-'.repeat(depth)}${hello.pid}`);

test('each is followed by those that it started, whoever was seen first', () => {
  expect(shown(process(11, 10), process(20, 1), process(10, 1), process(12, 10), process(13, 11))).toEqual([
    '20',
    '10',
    '-11',
    '--13',
    '-12',
  ]);
});

test('numbers that are in use again lose nobody', () => {
  expect(shown(process(1, 2), process(2, 1))).toEqual(['1', '-2']);
});
