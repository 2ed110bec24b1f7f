import { CancelledError, coro, createTask, RuntimeError, run, StreamReader, sleep } from 'loopscope';

const main = coro(async function main() {
  for (const name of ['read', 'readline', 'readexactly', 'readuntil'] as const) {
    const reader = new StreamReader();
    const reading = name === 'read' || name === 'readexactly' ? reader[name](4) : reader[name]();
    const task = createTask(reading);
    await sleep(0);
    if (name !== 'read') {
      reader.feedData(Buffer.from('ab'));
      await sleep(0);
      await sleep(0);
    }
    task.cancel(name);
    try {
      await reader.readline();
    } catch (error) {
      if (error instanceof RuntimeError) console.log(error.message);
    }
    try {
      await task;
    } catch (error) {
      if (error instanceof CancelledError) console.log('cancelled', error.message);
    }
    reader.feedData(Buffer.from('cd\n'));
    console.log(`${await reader.readline()}`.trim());
  }
});
await run(main());
