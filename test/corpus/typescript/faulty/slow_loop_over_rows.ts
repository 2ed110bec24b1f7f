/** A report sorts out its rows in one go, each against all others. */
import { coro, createTask, run, sleep } from 'loopscope';

function duplicates(rows: readonly number[]): number {
  let found = 0;
  for (const a of rows) {
    for (let i = 0; i < rows.length; i++) if (rows[i] === a) found++; // slow-callback
  }
  return found - rows.length;
}

const report = coro(async function report() {
  await sleep(1);
  return duplicates(Array.from({ length: 30_000 }, (_, i) => i % 29_999));
});

const main = coro(async function main() {
  console.log(await createTask(report()), 'duplicates');
});

await run(main());
