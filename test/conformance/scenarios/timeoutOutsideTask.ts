import { coro, getRunningLoop, RuntimeError, run, sleep, taskGroup, timeout } from 'loopscope';

const enter = async () => {
  try {
    await timeout(1000, async () => {});
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
};
const enterGroup = async () => {
  try {
    await taskGroup(async () => {});
  } catch (error) {
    if (error instanceof RuntimeError) console.log(error.message);
  }
};
try {
  timeout(1000, async () => {});
} catch (error) {
  if (error instanceof RuntimeError) console.log(error.message);
}
const main = coro(async function main() {
  const loop = getRunningLoop();
  loop.callSoon(enter);
  loop.callSoon(enterGroup);
  await sleep(0);
});
await run(main());
