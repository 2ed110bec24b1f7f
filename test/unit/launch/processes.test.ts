import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { inspectorPlace } from '../../../runtime/launch/attachNode';
import { joined } from '../../../runtime/launch/processes/macos';
import { languageOf, runningProcesses } from '../../../runtime/launch/processes/processes';
import { parsed } from '../../../runtime/launch/processes/windows';

test("a program of this user's is found, with its executable and its folder", async () => {
  const cwd = realpathSync(tmpdir());
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const found = (await runningProcesses()).find(({ pid }) => pid === child.pid)!;
  expect(languageOf(found)).toBe('node');
  expect(found.commandLine).toContain('setInterval');
  if (process.platform === 'linux') expect(found.cwd).toBe(cwd);
});

test.each([
  ['/usr/bin/python3.14', 'python'],
  ['/opt/python3.14t', 'python'],
  ['/Library/Frameworks/Python.app/Contents/MacOS/Python', 'python'],
  ['C:\\Python314\\pythonw.exe', 'python'],
  ['C:\\Program Files\\nodejs\\node.exe', 'node'],
  ['/usr/bin/nodejs', 'node'],
  ['/usr/bin/pythonista', undefined],
  ['/usr/bin/node_exporter', undefined],
  ['', undefined],
])('%s is %s', (executable, language) => {
  expect(languageOf({ pid: 1, executable, commandLine: '' })).toBe(language);
});

test('the listings of ps are joined by pid', () => {
  const executables = '    7 /Applications/My App/node\n  123 /usr/bin/python3\n  124 /bin/ended\n';
  const commandLines = '  123 python3 server.py\n    7 node a b.js\n';
  expect(joined(executables, commandLines)).toEqual([
    { pid: 7, executable: '/Applications/My App/node', commandLine: 'node a b.js' },
    { pid: 123, executable: '/usr/bin/python3', commandLine: 'python3 server.py' },
  ]);
});

test('what PowerShell lists is read; of other users it does not tell', () => {
  const listed = [
    { ProcessId: 4, ExecutablePath: null, CommandLine: null },
    { ProcessId: 8, ExecutablePath: 'C:\\node.exe', CommandLine: 'node a.js' },
    { ProcessId: 9, ExecutablePath: 'C:\\python.exe', CommandLine: null },
  ];
  expect(parsed(JSON.stringify(listed))).toEqual([
    { pid: 8, executable: 'C:\\node.exe', commandLine: 'node a.js' },
    { pid: 9, executable: 'C:\\python.exe', commandLine: 'C:\\python.exe' },
  ]);
});

test.each([
  ['node a.js', '127.0.0.1', 9229],
  ['node --inspect a.js', '127.0.0.1', 9229],
  ['node --inspect=9230 a.js', '127.0.0.1', 9230],
  ['node --inspect-port=0.0.0.0:9231 a.js', '0.0.0.0', 9231],
  ['node --inspect-brk=localhost a.js', 'localhost', 9229],
  ['node --inspect=127.0.0.1 a.js', '127.0.0.1', 9229],
  ['node --inspect-wait=[::1]:9232 a.js', '::1', 9232],
])('the inspector of %s is at %s, port %d', (commandLine, host, port) => {
  expect(inspectorPlace(commandLine)).toEqual({ host, port });
});
