/**
 * A small web server with background jobs, on asyncio for TypeScript.
 *
 * It works, and yet every job has one of the faults that async programs have. Run it in async debug mode and
 * look at the Async Tasks view and at the marked lines: each fault is found where it is.
 *
 *     loopscope run examples/server.ts              until Ctrl+C
 *     loopscope run examples/server.ts --seconds 5  ends by itself
 */
import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { CancelledError, coro, createTask, Future, foreign, gather, newEventLoop, sleep } from 'loopscope';

const prices = new Map([
  ['apples', 3],
  ['pears', 4],
]);
const visits: string[] = [];

const recordVisit = coro(async function recordVisit(path: string) {
  await sleep(0);
  visits.push(path);
});

function renderReport(): string {
  const seal = pbkdf2Sync('secret', 'salt', 600_000, 64, 'sha512'); // slow-callback: the whole server stands still
  return `${[...prices].join('\n')}\n${seal.toString('hex')}\n`;
}

const handle = coro(async function handle(request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? '/';
  recordVisit(path); // never-awaited: the visit is not recorded
  response.end(path === '/report' ? renderReport() : 'Hello\n');
});

const visit = coro(async function visit(port: number, path: string) {
  const response = await foreign((signal) => fetch(`http://127.0.0.1:${port}${path}`, { signal }));
  return foreign(() => response.text());
});

const visitor = coro(async function visitor(port: number) {
  for (;;) {
    await gather([visit(port, '/'), visit(port, '/prices')]);
    await sleep(1_000);
    await visit(port, '/report');
    await sleep(1_000);
  }
});

const fetchPrices = coro(async function fetchPrices() {
  await sleep(60_000); // cancelled: the supervisor gives up on it
  return prices;
});

const supervisor = coro(async function supervisor() {
  for (;;) {
    const refresh = createTask(fetchPrices(), { name: 'refresh prices' });
    try {
      await sleep(1_500);
    } finally {
      refresh.cancel('the prices took too long');
    }
    await gather([refresh], { returnExceptions: true });
  }
});

const flushLog = coro(async function flushLog() {
  try {
    await sleep(60_000); // cancel-swallowed: whoever cancels it is told that it went well
  } catch (error) {
    if (error instanceof CancelledError) return 'flushed';
    throw error;
  }
  return 'nothing to flush';
});

const logRotation = coro(async function logRotation() {
  for (;;) {
    const flush = createTask(flushLog(), { name: 'flush log' });
    try {
      await sleep(2_000);
    } finally {
      flush.cancel();
    }
    await gather([flush], { returnExceptions: true });
  }
});

const sendNewsletter = coro(async function sendNewsletter(to: string) {
  await sleep(200);
  throw new Error(`the mail server refused ${to}`);
});

const newsletter = coro(async function newsletter() {
  for (;;) {
    createTask(sendNewsletter('bob@example.org'), { name: 'newsletter' }); // exception-never-retrieved: nobody looks
    await sleep(3_000);
  }
});

const consume = coro(async function consume(jobs: Future<string>) {
  return await jobs;
});

const main = coro(async function main(seconds: number) {
  const server = http.createServer((request, response) => createTask(handle(request, response)));
  await foreign((signal) => once(server.listen(0, '127.0.0.1'), 'listening', { signal }));
  const { port } = server.address() as AddressInfo;
  console.log(`Serving on http://127.0.0.1:${port}`);
  const work = new Future<string>();
  const consumers = [1, 2, 3].map(
    (n) => createTask(consume(work), { name: `consumer ${n}` }), // pending-at-exit: nobody ends them
  );
  const jobs = [
    createTask(visitor(port), { name: 'visitor' }),
    createTask(supervisor(), { name: 'supervisor' }),
    createTask(logRotation(), { name: 'log rotation' }),
    createTask(newsletter(), { name: 'newsletters' }),
  ];
  const stop = new Future<void>();
  const onStop = () => stop.done() || stop.setResult();
  process.once('SIGINT', onStop).once('SIGTERM', onStop);
  if (seconds < Number.POSITIVE_INFINITY) setTimeout(onStop, seconds * 1_000);
  await stop;
  console.log(`Stopping ${jobs.length} jobs and ${consumers.length} consumers`);
  for (const job of jobs) job.cancel('the server stops');
  await gather(jobs, { returnExceptions: true });
  server.close();
  server.closeAllConnections();
});

const { values } = parseArgs({ options: { seconds: { type: 'string' } } });
const loop = newEventLoop();
await loop.runUntilComplete(main(Number(values.seconds ?? Number.POSITIVE_INFINITY)));
loop.close();
