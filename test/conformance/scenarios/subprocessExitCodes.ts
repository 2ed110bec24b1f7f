import { coro, createSubprocessExec, createSubprocessShell, ProcessLookupError, run } from 'loopscope';

const main = coro(async function main() {
  for (const script of ['exit 0', 'exit 255', 'kill -TERM $$', 'kill -KILL $$']) {
    const process = await createSubprocessShell(script);
    console.log(await process.wait(), process.returncode);
  }
  for (const method of ['terminate', 'kill'] as const) {
    const process = await createSubprocessExec('sleep', ['60']);
    process[method]();
    console.log(method, await process.wait());
  }
  const process = await createSubprocessExec('sleep', ['60']);
  process.sendSignal('SIGINT');
  console.log(await process.wait());
  for (const method of ['terminate', 'kill'] as const) {
    try {
      process[method]();
    } catch (error) {
      if (error instanceof ProcessLookupError) console.log(error.name);
    }
  }
});
await run(main());
