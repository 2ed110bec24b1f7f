import { closeSync, openSync } from 'node:fs';
import { coro, createSubprocessExec, createSubprocessShell, DEVNULL, PIPE, run, STDOUT } from 'loopscope';

const words = (data: Buffer) =>
  `[${`${data}`
    .trim()
    .split('\n')
    .map((word) => `'${word}'`)
    .join(', ')}]`;
const main = coro(async function main() {
  const script = 'echo 1; echo 2 >&2; echo 3';
  const merged = await createSubprocessExec('sh', ['-c', script], { stdout: PIPE, stderr: STDOUT });
  const [stdout, stderr] = await merged.communicate();
  console.log(words(stdout), Number(stderr === undefined));
  const shell = await createSubprocessShell(script, { stdout: PIPE, stderr: STDOUT });
  console.log(words((await shell.communicate())[0]));
  const quiet = await createSubprocessShell(script, { stdout: PIPE, stderr: DEVNULL });
  console.log(words((await quiet.communicate())[0]));
  const cat = await createSubprocessExec('cat', [], { stdin: DEVNULL, stdout: PIPE });
  console.log((await cat.communicate())[0].length);
  const file = openSync('/dev/null', 'w');
  const toFile = await createSubprocessShell(script, { stdout: file, stderr: PIPE });
  console.log(words((await toFile.communicate())[1]));
  closeSync(file);
});
await run(main());
