import { coro, Future, run } from 'loopscope';

class ValueError extends Error {
  override name = 'ValueError';
}
function attempt(call: () => unknown): void {
  try {
    console.log(call());
  } catch (error) {
    const { name, message } = error as Error;
    console.log(name, message);
  }
}
const main = coro(async function main() {
  const future = new Future<number>();
  attempt(() => future.result());
  attempt(() => future.exception());
  future.setResult(1);
  attempt(() => future.setResult(2));
  attempt(() => future.setException(new ValueError()));
  attempt(() => Number(future.cancel()));
  attempt(() => future.result());
  const failed = new Future<number>();
  failed.setException(new ValueError('bad'));
  attempt(() => failed.result());
  attempt(() => (failed.exception() as Error).message);
  const cancelled = new Future<number>();
  attempt(() => Number(cancelled.cancel('gone')));
  attempt(() => cancelled.result());
  attempt(() => cancelled.exception());
  attempt(() => cancelled.setResult(1));
});
await run(main());
