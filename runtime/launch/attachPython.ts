/** Attaching to CPython, 3.14 or newer: its own executable has it run a script, by `sys.remote_exec`. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as l10n from '@vscode/l10n';
import { type Attachment, already, failed, named, shown, waiting } from './attachment';
import type { AgentFiles } from './environment';
import type { RunningProcess } from './processes/process';

const run = promisify(execFile);

const OLDEST_MINOR = 14;

/** Longer than remote_exec.py waits for the program. Milliseconds. */
const TIMEOUT_MS = 20_000;

const PTRACE_SCOPE = '/proc/sys/kernel/yama/ptrace_scope';

/** Attaches to a process that runs Python. */
export async function attachPython(
  process: RunningProcess,
  inspector: string,
  { dist }: AgentFiles,
): Promise<Attachment> {
  const obstacle = await versionObstacle(process);
  if (obstacle) return failed(obstacle);
  const script = path.join(dist, 'python/loopscope_attach/remote_exec.py');
  const asked = run(process.executable, ['-I', '-S', script], { timeout: TIMEOUT_MS });
  // Not as an argument: those are for everybody to read.
  asked.child.stdin!.on('error', () => {});
  asked.child.stdin!.end(JSON.stringify({ pid: process.pid, address: inspector }));
  const { stdout } = await asked.catch((error: Error) => ({ stdout: `failed ${error.message}` }));
  const [, outcome = '', detail = ''] = /^(\S*) ?(.*)/.exec(stdout) ?? [];
  return attachment(process, outcome, detail);
}

async function versionObstacle(process: RunningProcess): Promise<string | undefined> {
  const name = named(process);
  const answer = await run(process.executable, ['--version']).catch(() => undefined);
  if (!answer) {
    return l10n.t(
      "{0} runs {1}, which can't be started any more: start the program again.",
      name,
      process.executable,
    );
  }
  const said = answer.stdout + answer.stderr;
  const [, version = '', minor = ''] = /^Python (3\.(\d+)\S*)\s*$/.exec(said) ?? [];
  if (Number(minor) >= OLDEST_MINOR) return undefined;
  const runs = version ? `CPython ${version}` : said.trim().split('\n')[0]!;
  return l10n.t(
    '{0} runs {1}, and only CPython {2} or newer can be attached to: start it again with `loopscope run`.',
    name,
    runs,
    `3.${OLDEST_MINOR}`,
  );
}

async function attachment(process: RunningProcess, outcome: string, detail: string): Promise<Attachment> {
  const name = named(process);
  switch (outcome) {
    case 'shown':
      return shown(process);
    case 'waiting':
      return waiting(l10n.t('{0} runs no event loop now: it is shown as soon as it does.', name));
    case 'already':
      return already(process);
    case 'unwatched':
      return failed(
        l10n.t(
          "{0} runs a free-threaded Python, which can't be looked into without risk: start it again with PYTHON_GIL=1.",
          name,
        ),
      );
    case 'importing':
      return failed(l10n.t('{0} was importing asyncio just now: try again.', name));
    case 'late':
      return failed(
        l10n.t(
          '{0} has come to no line of Python for 10 s: its main thread is in a call that lasts. Try again when that is over.',
          name,
        ),
      );
    case 'disabled':
      return failed(
        l10n.t(
          "{0} can't be attached to, by -X disable-remote-debug or PYTHON_DISABLE_REMOTE_DEBUG: start it without, or with `loopscope run`.",
          name,
        ),
      );
    case 'gone':
      return failed(l10n.t('{0} has ended.', name));
    case 'forbidden':
      return failed(l10n.t("{0} can't be attached to: {1}", name, await whyForbidden()));
    default:
      return failed(l10n.t("{0} can't be attached to: {1}", name, `${detail}.`));
  }
}

async function whyForbidden(): Promise<string> {
  const scope = Number(await readFile(PTRACE_SCOPE, 'utf8').catch(() => '0'));
  if (scope > 0) {
    return l10n.t(
      'kernel.yama.ptrace_scope is {0}, so no program may look into another. `sudo sysctl kernel.yama.ptrace_scope=0` allows it until the next start of the system; `loopscope run` does without.',
      scope,
    );
  }
  return l10n.t('the system lets this user not look into it. Start it with `loopscope run`.');
}
