import { coro, run, sleep, taskGroup } from 'loopscope';

const fail = coro(async function fail(message: string, delayMs: number) {
  try {
    await sleep(delayMs);
  } catch {
    throw new Error(`${message} on the way out`);
  }
  throw new Error(message);
});
const messages = ({ errors }: AggregateError) => errors.map((error: Error) => `'${error.message}'`);
const main = coro(async function main() {
  try {
    await taskGroup(async (group) => {
      group.createTask(fail('first', 5));
      group.createTask(fail('second', 1000));
      group.createTask(sleep(1000));
      throw new Error('body');
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, `[${messages(error).sort().join(', ')}]`);
  }
  try {
    await taskGroup(async (group) => {
      group.createTask(fail('first', 5));
      group.createTask(fail('second', 1000));
    });
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.message, `[${messages(error).join(', ')}]`);
  }
});
await run(main());
