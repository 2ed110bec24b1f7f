/** asyncio for TypeScript: Python's model of tasks, cancellation and loops on native `async`/`await`. */
export { Awaitable } from './awaitable';
export { allTasks, currentTask, getRunningLoop } from './context';
export { coro } from './coro';
export { Coroutine } from './coroutine';
export { ensureFuture } from './ensureFuture';
export { CancelledError, InvalidStateError, KeyboardInterrupt, RuntimeError } from './errors';
export { foreign } from './foreign';
export { Future } from './future';
export { gather } from './gather';
export { Handle, TimerHandle } from './handle';
export type { Site } from './hooks';
export { EventLoop, type ExceptionContext, newEventLoop } from './loop';
export { type RunOptions, run } from './run';
export { sleep } from './sleep';
export { createTask, Task, type TaskOptions } from './task';
