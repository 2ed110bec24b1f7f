/** What the agent costs uvicorn with FastAPI under 300 clients: processor time of the server a request, paired. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crowd, ensurePackages, type ServerOptions, startServer } from '../web/server';
import { median } from './paired';

const REQUESTS = 4_000;
const CLIENTS = 300;
const ROUNDS = 5;
const TICK_MS = 10;

/** Milliseconds of processor time that a process has used (Linux). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function perRequest(options: ServerOptions): Promise<number> {
  const server = await startServer(options);
  await crowd(server.port, 500, CLIENTS);
  const before = cpuMs(server.pid);
  await crowd(server.port, REQUESTS, CLIENTS);
  const used = cpuMs(server.pid) - before;
  await server.stop();
  return used / REQUESTS;
}

ensurePackages();
const report = path.join(mkdtempSync(path.join(tmpdir(), 'loopscope-bench-')), 'report.json');
for (const loop of ['asyncio', 'uvloop'] as const) {
  const rounds: Array<[plain: number, seen: number, debug: number]> = [];
  for (let i = 0; i < ROUNDS; i++) {
    const plain = await perRequest({ loop });
    const seen = await perRequest({ loop, report });
    const debug = await perRequest({ loop, env: { PYTHONASYNCIODEBUG: '1' } });
    rounds.push([plain, seen, debug]);
  }
  const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick)).toFixed(2);
  console.log(
    `uvicorn, FastAPI, ${loop}: plain ${middle(([plain]) => plain)} ms a request, ` +
      `loopscope ×${middle(([plain, seen]) => seen / plain)}, ` +
      `asyncio debug ×${middle(([plain, , debug]) => debug / plain)}`,
  );
}
