import { coro, createSubprocessExec, PIPE, run } from 'loopscope';

const none = (value: unknown) => Number(value === undefined);
const main = coro(async function main() {
  const script = ['-c', 'cat; echo problem >&2; exit 3'];
  const pipes = { stdin: PIPE, stdout: PIPE, stderr: PIPE } as const;
  const first = await createSubprocessExec('sh', script, pipes);
  console.log(Number(first.pid > 0), none(first.returncode));
  const [stdout, stderr] = await first.communicate(Buffer.from('input'));
  console.log(`${stdout}`, `${stderr}`.trim(), first.returncode);
  console.log(await first.wait(), `${first}` === `<Process ${first.pid}>` ? 'True' : 'False');
  const second = await createSubprocessExec('sh', script, pipes);
  const [nothing, problem] = await second.communicate();
  console.log(nothing.length, `${problem}`.trim());
  const third = await createSubprocessExec('true');
  console.log(none(third.stdin), none(third.stdout), none(third.stderr));
  const [out, err] = await third.communicate();
  console.log(none(out), none(err), third.returncode);
});
await run(main());
