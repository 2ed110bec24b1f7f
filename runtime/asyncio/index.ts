/** asyncio for TypeScript: Python's model of tasks, cancellation and loops on native `async`/`await`. */

export { asyncGenerator } from './coroutines/asyncGenerator';
export { Awaitable } from './coroutines/awaitable';
export { coro } from './coroutines/coro';
export { Coroutine } from './coroutines/coroutine';
export { foreign } from './coroutines/foreign';
export { type PrimedGenerator, prime, StopIteration } from './coroutines/prime';
export { sleep } from './coroutines/sleep';
export { type TimedOptions, timed } from './coroutines/timed';
export {
  BrokenBarrierError,
  CancelledError,
  IncompleteReadError,
  InvalidStateError,
  KeyboardInterrupt,
  LimitOverrunError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  RuntimeError,
  TimeoutError,
} from './errors';
export type { Site } from './hooks';
export { allTasks } from './loop/allTasks';
export { currentTask, getRunningLoop } from './loop/context';
export type { ExceptionContext } from './loop/exceptionContext';
export { Handle, TimerHandle } from './loop/handle';
export { EventLoop, newEventLoop } from './loop/loop';
export { type RunOptions, run } from './loop/run';
export { LifoQueue } from './queues/lifoQueue';
export { PriorityQueue, type PriorityQueueOptions } from './queues/priorityQueue';
export { Queue } from './queues/queue';
export type { Streams } from './streams/connection';
export { type ConnectionOptions, openConnection, type TcpConnectionOptions } from './streams/openConnection';
export { openUnixConnection } from './streams/openUnixConnection';
export {
  BrokenPipeError,
  ConnectionAbortedError,
  ConnectionError,
  ConnectionRefusedError,
  ConnectionResetError,
  FileNotFoundError,
  OSError,
  PermissionError,
  ProcessLookupError,
} from './streams/osError';
export { type ClientConnected, Server, type ServerOptions, type ServerSocket } from './streams/server';
export { startServer } from './streams/startServer';
export { startUnixServer } from './streams/startUnixServer';
export { StreamReader, type StreamReaderOptions } from './streams/streamReader';
export { type Address, type ExtraInfo, StreamWriter } from './streams/streamWriter';
export type { Transport } from './streams/transport';
export { createSubprocessExec } from './subprocesses/createSubprocessExec';
export { createSubprocessShell } from './subprocesses/createSubprocessShell';
export { type Output, type Piped, Process } from './subprocesses/process';
export { DEVNULL, PIPE, STDOUT, type Stdio, type SubprocessOptions } from './subprocesses/subprocess';
export { Barrier } from './sync/barrier';
export { BoundedSemaphore } from './sync/boundedSemaphore';
export { Condition } from './sync/condition';
export { Event } from './sync/event';
export { Lock } from './sync/lock';
export type { NameOptions } from './sync/loopBound';
export { Semaphore } from './sync/semaphore';
export { type AsCompleted, type AsCompletedOptions, asCompleted, type Finished } from './tasks/asCompleted';
export type { Context } from './tasks/contextVariables';
export { ensureFuture } from './tasks/ensureFuture';
export { Future } from './tasks/future';
export { gather } from './tasks/gather';
export { shield } from './tasks/shield';
export { createTask, Task, type TaskOptions } from './tasks/task';
export { createEagerTaskFactory, eagerTaskFactory, type TaskFactory } from './tasks/taskFactory';
export { type TaskGroup, taskGroup } from './tasks/taskGroup';
export { type Timeout, timeout, timeoutAt } from './tasks/timeout';
export {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
  type Waited,
  type WaitOptions,
  wait,
} from './tasks/wait';
export { waitFor } from './tasks/waitFor';
export type { Executor, ExecutorOptions, ShutdownOptions } from './threads/executor';
export { type Job, type Jobs, jobsOf } from './threads/job';
export { ProcessPoolExecutor } from './threads/processPoolExecutor';
export { RLock } from './threads/rLock';
export type { AcquireOptions, SharedLock } from './threads/sharedLock';
export { Thread, type ThreadOptions } from './threads/thread';
export { ThreadLock } from './threads/threadLock';
export { ThreadPoolExecutor } from './threads/threadPoolExecutor';
export { toThread } from './threads/toThread';
