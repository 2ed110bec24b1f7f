/** uvicorn with FastAPI from PyPI, plain or in async debug mode, and a crowd of clients for it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { type Run, start } from '../unit/programs';

const folder = import.meta.dirname;
const venv = path.join(folder, '.venv');
/** The Python of the virtual environment, once {@link ensurePackages} has made it. */
export const PYTHON_WITH_UVLOOP = path.join(venv, 'bin/python');

const cli = path.resolve(folder, '../../dist/cli.cjs');

/** Makes the virtual environment, if it isn't there as the requirements have it. Throws with pip's output if it can't. */
export function ensurePackages(): void {
  const requirements = path.join(folder, 'requirements.txt');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = path.join(venv, 'installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  must('python3', ['-m', 'venv', '--clear', venv]);
  must(path.join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(stamp, wanted);
}

function must(command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

export interface ServerOptions {
  readonly loop: 'asyncio' | 'uvloop';
  /** Run it by `loopscope run`, with its report written here. */
  readonly report?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A server that answers. */
export interface WebServer {
  readonly port: number;
  /** Of uvicorn itself. */
  readonly pid: number;
  /** Sends SIGTERM and resolves when it has ended. */
  stop(): ReturnType<() => Run['exited']>;
}

export async function startServer({ loop, report, env = {} }: ServerOptions): Promise<WebServer> {
  const port = await freePort();
  const uvicorn = [path.join(venv, 'bin/uvicorn'), 'app:app', '--port', String(port), '--loop', loop];
  const command = report ? [process.execPath, cli, 'run', '--report', report, '--', ...uvicorn] : uvicorn;
  const run = start(command[0]!, command.slice(1), env, folder);
  const [, pid] = await run.says(/Started server process \[(\d+)\][\s\S]*Uvicorn running/);
  return {
    port,
    pid: Number(pid),
    stop() {
      process.kill(Number(pid), 'SIGTERM');
      return run.exited;
    },
  };
}

const PATHS = ['/', '/sleep/20', '/gather/5', '/locked', '/thread', '/timeout', '/nothing', '/sleep/x'];

/** Sends `count` requests, `clients` at a time; returns `path status body` for each, sorted. */
export async function crowd(port: number, count: number, clients: number): Promise<string[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const answers: string[] = [];
  let next = 0;
  const client = async () => {
    while (next < count) {
      const url = PATHS[next++ % PATHS.length]!;
      answers.push(`${url} ${await get(port, url, agent)}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return answers.sort();
}

function get(port: number, url: string, agent: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: url, agent }, (response) => {
      const { date: _date, ...headers } = response.headers;
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve(`${response.statusCode} ${JSON.stringify(headers)} ${body}`));
    });
    request.on('error', reject);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
