import { coro, createTask, run, sleep, timed } from 'loopscope';

const log = (line: string) => console.log(line.replace(/\d+\.\d{4} /, '… '));
const delay = timed(
  coro(async function delay(_seconds: number, result: string) {
    console.log('waits');
    await sleep(1);
    return result;
  }),
  { log },
);
const fail = timed(
  async function fail(message: string) {
    throw new Error(message);
  },
  { log },
);
class Shop {
  readonly name = 'tea';
  @timed({ log })
  async price(of: string) {
    await sleep(0);
    return `${this.name} ${of}`;
  }
}
const main = coro(async function main() {
  const coroutine = delay(1, 'x');
  console.log('nothing yet');
  console.log(await coroutine);
  const task = createTask(delay(2, 'y'));
  console.log(task.getCoro().name, await task);
  try {
    await fail('broken');
  } catch (error) {
    console.log((error as Error).message);
  }
  console.log(await new Shop().price('a'));
});
await run(main());
