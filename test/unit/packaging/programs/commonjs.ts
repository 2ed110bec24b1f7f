import { join } from 'node:path';
import { type Coroutine, coro, jobsOf, run, toThread } from 'loopscope';

const { double } = jobsOf<typeof import('./work.js')>(join(__dirname, 'work.ts'));

const main = coro(async function main(): Promise<string> {
  const results: number[] = [await toThread(double, 21)];
  try {
    await toThread(double, 0);
  } catch (error) {
    return `${results.join(' ')} ${error}`;
  }
  return 'unreachable';
});
const program: Coroutine<string> = main();
void run(program).then((text: string) => console.log(text));
