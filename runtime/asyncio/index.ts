/** asyncio for TypeScript: Python's model of tasks, cancellation and loops on native `async`/`await`. */
export { type AsCompleted, type AsCompletedOptions, asCompleted, type Finished } from './asCompleted';
export { asyncGenerator } from './asyncGenerator';
export { Awaitable } from './awaitable';
export { Barrier } from './barrier';
export { BoundedSemaphore } from './boundedSemaphore';
export { Condition } from './condition';
export type { Streams } from './connection';
export { allTasks, currentTask, getRunningLoop } from './context';
export type { Context } from './contextVariables';
export { coro } from './coro';
export { Coroutine } from './coroutine';
export { createSubprocessExec } from './createSubprocessExec';
export { createSubprocessShell } from './createSubprocessShell';
export { ensureFuture } from './ensureFuture';
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
export { Event } from './event';
export type { Executor, ExecutorOptions, ShutdownOptions } from './executor';
export { foreign } from './foreign';
export { Future } from './future';
export { gather } from './gather';
export { Handle, TimerHandle } from './handle';
export type { Site } from './hooks';
export { type Job, type Jobs, jobsOf } from './job';
export { LifoQueue } from './lifoQueue';
export { Lock } from './lock';
export { EventLoop, type ExceptionContext, newEventLoop } from './loop';
export type { NameOptions } from './loopBound';
export { type ConnectionOptions, openConnection, type TcpConnectionOptions } from './openConnection';
export { openUnixConnection } from './openUnixConnection';
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
} from './osError';
export { type PrimedGenerator, prime, StopIteration } from './prime';
export { PriorityQueue, type PriorityQueueOptions } from './priorityQueue';
export { type Output, type Piped, Process } from './process';
export { ProcessPoolExecutor } from './processPoolExecutor';
export { Queue } from './queue';
export { RLock } from './rLock';
export { type RunOptions, run } from './run';
export { Semaphore } from './semaphore';
export { type ClientConnected, Server, type ServerOptions, type ServerSocket } from './server';
export type { AcquireOptions, SharedLock } from './sharedLock';
export { shield } from './shield';
export { sleep } from './sleep';
export { startServer } from './startServer';
export { startUnixServer } from './startUnixServer';
export { StreamReader, type StreamReaderOptions } from './streamReader';
export { type Address, type ExtraInfo, StreamWriter } from './streamWriter';
export { DEVNULL, PIPE, STDOUT, type Stdio, type SubprocessOptions } from './subprocess';
export { createTask, Task, type TaskOptions } from './task';
export { createEagerTaskFactory, eagerTaskFactory, type TaskFactory } from './taskFactory';
export { type TaskGroup, taskGroup } from './taskGroup';
export { Thread, type ThreadOptions } from './thread';
export { ThreadLock } from './threadLock';
export { ThreadPoolExecutor } from './threadPoolExecutor';
export { type TimedOptions, timed } from './timed';
export { type Timeout, timeout, timeoutAt } from './timeout';
export { toThread } from './toThread';
export type { Transport } from './transport';
export {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
  type Waited,
  type WaitOptions,
  wait,
} from './wait';
export { waitFor } from './waitFor';
