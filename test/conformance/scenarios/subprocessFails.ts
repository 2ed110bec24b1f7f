import {
  allTasks,
  coro,
  createSubprocessExec,
  createSubprocessShell,
  OSError,
  run,
  type SubprocessOptions,
} from 'loopscope';

async function attempt(program: string, options?: SubprocessOptions): Promise<void> {
  try {
    await createSubprocessExec(program, [], options);
  } catch (error) {
    if (error instanceof OSError) console.log(error.name);
  }
}
const main = coro(async function main() {
  await attempt('no-such-program');
  await attempt('/no/such/program');
  await attempt('/dev/null');
  await attempt('true', { cwd: '/no/such/folder' });
  const process = await createSubprocessShell('no-such-program 2>/dev/null');
  console.log(await process.wait());
  console.log(allTasks().size);
});
await run(main());
