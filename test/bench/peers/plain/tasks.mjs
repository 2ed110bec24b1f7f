// No tasks here: an async function is called and awaited.
const N = 40_000;
async function nothing() {}

for (let i = 0; i < 2_000; i++) await nothing();
const started = performance.now();
for (let i = 0; i < N / 100; i++) await Promise.all(Array.from({ length: 100 }, () => nothing()));
console.log(((performance.now() - started) / N) * 1e3);
