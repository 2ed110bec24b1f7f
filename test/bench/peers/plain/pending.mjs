import { setTimeout as sleep } from 'node:timers/promises';

const N = 50_000;

async function sleeper() {
  await sleep(3_600_000);
}

globalThis.gc();
const before = process.memoryUsage().heapUsed;
const all = Array.from({ length: N }, () => sleeper());
await sleep(0);
globalThis.gc();
console.log((process.memoryUsage().heapUsed - before) / N, all.length);
process.exit();
