import { all, run, sleep } from 'effection';

const N = 10_000;
const gather = () => all(Array.from({ length: N }, () => sleep(10)));

await run(gather);
const started = performance.now();
await run(gather);
console.log(performance.now() - started);
