import {
  CancelledError,
  coro,
  createTask,
  EventLoop,
  type ExceptionContext,
  getRunningLoop,
  run,
  sleep,
} from 'loopscope';

console.error = (...written: unknown[]) => {
  for (const one of written) {
    if (one instanceof Error) console.log('with', one.message);
    else tellLines(`${one}`.split('\n'));
  }
};
function tellLines(lines: string[]): void {
  // The rest of the context's text is in lines of its own.
  console.log(lines.filter((line) => !/^(context|handle|[ }])/.test(line)).join(' / '));
  for (const original of ['first of all', 'broken callback']) {
    if (lines.some((line) => line.includes(original))) console.log('because of', original);
  }
}
class Loop extends EventLoop {
  override defaultExceptionHandler(): void {
    throw new RangeError('broken default');
  }
}
function failing(_: EventLoop, context: ExceptionContext): void {
  const keys = Object.keys(context).map((key) => `'${key}'`);
  console.log(`[${keys.sort().join(', ')}]`);
  throw new RangeError('broken handler');
}
function broken(): void {
  throw new RangeError('broken callback');
}
const stubborn = coro(async function stubborn() {
  try {
    await sleep(60_000);
  } catch (error) {
    if (error instanceof CancelledError) throw new RangeError('at shutdown');
  }
});
function tell(loop: EventLoop): void {
  loop.callExceptionHandler({ message: 'keys', zebra: 1, extra: 2, future: `${loop.createFuture()}` });
}
const main = coro(async function main() {
  const loop = getRunningLoop();
  tell(loop);
  loop.setExceptionHandler(failing);
  loop.callExceptionHandler({ message: 'first of all' });
  loop.callSoon(broken);
  await sleep(0);
  await sleep(0);
  createTask(stubborn());
  await sleep(0);
});
await run(main());
const loop = new Loop();
tell(loop);
loop.close();
