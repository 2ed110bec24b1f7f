import { coro, type EventLoop, newEventLoop, sleep } from 'loopscope';

const stopper = coro(async function stopper(loop: EventLoop) {
  await sleep(0);
  loop.stop();
  loop.stop();
  console.log('still in the task');
  await sleep(0);
  console.log('resumed in the second run');
  loop.callLater(150, () => loop.stop());
});
const loop = newEventLoop();
loop.callLater(100, console.log, 'timer of the first run');
const task = loop.createTask(stopper(loop), { name: 'stopper' });
await loop.runForever();
console.log('stopped', Number(task.done()), task.getName());
await loop.runForever();
console.log('stopped', Number(task.done()), Number(task.getLoop() === loop));
loop.close();
