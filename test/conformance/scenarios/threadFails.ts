import { coro, jobsOf, run, Thread } from 'loopscope';

const { fail, exit } = jobsOf<{ fail(message: string): void; exit(code: number): void }>(
  `data:text/javascript,
  export const fail = (message) => { throw new Error(message) };
  export const exit = (code) => process.exit(code);`,
);
const main = coro(async function main() {
  const failing = new Thread({ target: fail, args: ['to stderr'] });
  failing.start();
  await failing.join();
  console.log('joined', Number(failing.isAlive()));
  const leaving = new Thread({ target: exit, args: [3] });
  leaving.start();
  await leaving.join();
  console.log('joined', Number(leaving.isAlive()));
});
await run(main());
console.log('goes on');
