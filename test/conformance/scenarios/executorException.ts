import { coro, gather, getRunningLoop, jobsOf, run, toThread } from 'loopscope';

const { fail, str } = jobsOf<{ fail(message: string): void; str(value: number): string }>(
  'data:text/javascript,export const fail = (m) => { throw new TypeError(m) }; export const str = String;',
);
const main = coro(async function main() {
  const loop = getRunningLoop();
  const future = loop.runInExecutor(undefined, fail, 'first');
  try {
    await future;
  } catch (error) {
    if (error instanceof TypeError) console.log('caught', error.message);
  }
  console.log((future.exception() as Error).name, Number(future.done()), Number(future.cancelled()));
  try {
    await toThread(fail, 'second');
  } catch (error) {
    if (error instanceof TypeError) console.log('caught', error.message);
  }
  const results = await gather([toThread(fail, 'third'), toThread(str, 4)], { returnExceptions: true });
  console.log(...results.map((result) => (result instanceof Error ? result.message : result)));
});
await run(main());
