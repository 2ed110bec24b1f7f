import { coro, createSubprocessExec, PIPE, run } from 'loopscope';

const main = coro(async function main() {
  const first = await createSubprocessExec('sh', ['-c', 'echo done'], { stdin: PIPE, stdout: PIPE });
  const [stdout] = await first.communicate(Buffer.alloc(5_000_000));
  console.log(`${stdout}`.trim(), first.returncode);
});
await run(main());
