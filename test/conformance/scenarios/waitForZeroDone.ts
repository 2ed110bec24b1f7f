import { coro, currentTask, type Future, getRunningLoop, run, waitFor } from 'loopscope';

function ended(how: string): Future<string> {
  const future = getRunningLoop().createFuture<string>();
  if (how === 'cancelled') future.cancel('before');
  else if (how === 'failed') future.setException(new RangeError('broken before'));
  else future.setResult('done before');
  return future;
}
const main = coro(async function main() {
  for (const how of ['done', 'failed', 'cancelled']) {
    for (const timeout of [0, -1, 1]) {
      try {
        console.log(how, timeout, await waitFor(ended(how), timeout));
      } catch (error) {
        // Python's name of a RangeError.
        const name = (error as Error).name.replace('Range', 'Value');
        console.log(how, timeout, name, (error as Error).message, currentTask()!.cancelling());
      }
    }
  }
});
await run(main());
