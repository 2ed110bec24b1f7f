import { setTimeout as sleep } from 'node:timers/promises';

const N = 10_000;
const gather = () => Promise.all(Array.from({ length: N }, () => sleep(10)));

await gather();
const started = performance.now();
await gather();
console.log(performance.now() - started);
