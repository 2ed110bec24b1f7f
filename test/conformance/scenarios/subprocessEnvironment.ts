import { coro, createSubprocessExec, PIPE, run } from 'loopscope';

const main = coro(async function main() {
  const script = 'echo $ANSWER $HOME.; pwd; ps -o sid= -p $$ | grep -cw $$';
  const shell = await createSubprocessExec('/bin/sh', ['-c', script], {
    stdout: PIPE,
    cwd: '/usr',
    startNewSession: true,
    env: { ANSWER: '42', PATH: process.env.PATH },
  });
  const words = `${(await shell.communicate())[0]}`.trim().split(/\s+/);
  console.log(`[${words.map((word) => `'${word}'`).join(', ')}]`);
  const echo = await createSubprocessExec('echo', ['$HOME', '*', 'a b'], { stdout: PIPE });
  console.log(`${(await echo.communicate())[0]}`.trim());
});
await run(main());
