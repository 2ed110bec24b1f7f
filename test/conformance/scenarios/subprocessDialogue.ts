import { ConnectionResetError, coro, createSubprocessExec, PIPE, run } from 'loopscope';

const main = coro(async function main() {
  const process = await createSubprocessExec('cat', [], { stdin: PIPE, stdout: PIPE });
  for (const text of ['one', 'two']) {
    process.stdin.write(Buffer.from(`${text}\n`));
    await process.stdin.drain();
    console.log(`${await process.stdout.readline()}`.trim());
  }
  console.log(Number(process.stdin.isClosing()), Number(process.stdin.canWriteEof()));
  process.stdin.write(Buffer.from('three'));
  process.stdin.writeEof();
  for await (const line of process.stdout) console.log(`${line}`);
  console.log(Number(process.stdout.atEof()));
  await process.stdin.waitClosed();
  console.log(await process.wait());
  try {
    await process.stdin.drain();
  } catch (error) {
    if (error instanceof ConnectionResetError) console.log(error.name, error.message);
  }
});
await run(main());
