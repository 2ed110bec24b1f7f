import { coro, type EventLoop, type ExceptionContext, getRunningLoop, run } from 'loopscope';

// Python's None.
const none = (value: unknown) => (value === undefined ? 'None' : value);
const show =
  (name: string) =>
  (_: EventLoop, { message, exception }: ExceptionContext) =>
    console.log(name, message, none((exception as Error | undefined)?.message));
const main = coro(async function main() {
  const loop = getRunningLoop();
  console.log(none(loop.getExceptionHandler()));
  loop.setExceptionHandler(show('first'));
  loop.callExceptionHandler({ message: 'one', exception: new Error('x') });
  loop.setExceptionHandler(show('second'));
  loop.callExceptionHandler({ message: 'two' });
  loop.setExceptionHandler((_, context) => {
    console.log('passing on', context.message);
    loop.defaultExceptionHandler(context);
  });
  loop.callExceptionHandler({ message: 'three' });
  loop.setExceptionHandler(undefined);
  console.log(none(loop.getExceptionHandler()));
});
await run(main());
