import { asyncGenerator, coro, getRunningLoop, run } from 'loopscope';

const failing = asyncGenerator(async function* failing() {
  try {
    yield 1;
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: that it fails is the point
    throw new RangeError('broken');
  }
});
const stubborn = asyncGenerator(async function* stubborn() {
  try {
    yield 1;
  } finally {
    yield 2;
  }
});
const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler((_loop, { message, exception }) => {
    const { name, message: text } = exception as Error;
    console.log(message.split(' <')[0], name === 'RangeError' ? 'ValueError' : name, text);
  });
  for (const generator of [failing(), stubborn()]) {
    console.log((await generator.next()).value);
    await loop.shutdownAsyncgens();
  }
  console.log('main ends');
});
await run(main());
