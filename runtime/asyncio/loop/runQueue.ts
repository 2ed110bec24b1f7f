import { hooks } from '../hooks';
import type { Task } from '../tasks/task';
import { runAs } from './context';
import type { EventLoop } from './loop';

type Step = (argument: never) => void;

/**
 * Runs Node's queues of ticks and microtasks until they are empty. Node has no documented call for that; where it
 * is missing, each step gets an immediate of its own.
 */
const drain = (process as { readonly _tickCallback?: () => void })._tickCallback;

/**
 * Short turns follow each other without a look at timers and sockets of Node's between them, which takes longer than
 * a step. After so many steps it gets to look.
 */
const STEPS_AT_ONCE = 32;

/** What is to run on a loop's next turn, in order. All steps of a turn run in one of Node's immediates. */
export class RunQueue {
  readonly #loop: EventLoop;
  // Three for each step: its function, its argument, its task. Objects would be one more for each await.
  #turn: unknown[] = [];
  #next: unknown[] = [];
  #at = 0;
  #immediate: NodeJS.Immediate | undefined;
  // Bound, Node's own object is not in the stacks that the program sees.
  readonly #runBound = runOutsideOfTasks.bind(undefined, this);

  constructor(loop: EventLoop) {
    this.#loop = loop;
  }

  /**
   * Calls `step` on the next turn. It must not throw.
   *
   * @param task the one that it starts or resumes
   */
  add<A>(step: (argument: A) => void, argument: A, task: Task<unknown> | undefined): void {
    this.#next.push(step, argument, task);
    if (!this.#immediate) this.wake();
  }

  /** Has a turn run as soon as Node gets to it, if the loop runs. */
  wake(): void {
    if (this.#loop.isRunning()) this.#immediate ??= setImmediate(this.#runBound);
  }

  get isEmpty(): boolean {
    return this.#next.length === 0;
  }

  clear(): void {
    this.#next = [];
  }

  /** Runs what is left of a turn, and the next ones while they are short. */
  run(): void {
    hooks?.turnBegins();
    try {
      let steps = 0;
      do steps += this.#runTurn();
      while (steps < STEPS_AT_ONCE && this.#next.length > 0 && this.#loop.isRunning() && drain);
    } finally {
      // An exception in a tick of the program's doesn't end the loop.
      this.#immediate = undefined;
      if (this.#at < this.#turn.length || this.#next.length > 0) this.wake();
    }
  }

  /** @returns how many steps it ran */
  #runTurn(): number {
    if (this.#at === this.#turn.length) this.#begin();
    let steps = 0;
    for (; this.#at < this.#turn.length; steps++) {
      this.#step();
      if (!drain) break;
    }
    if (this.#at === this.#turn.length) this.#loop._turnEnded();
    return steps;
  }

  #begin(): void {
    this.#loop._turnBegins();
    hooks?.turnTaken();
    this.#turn = this.#next;
    this.#next = [];
    this.#at = 0;
  }

  #step(): void {
    const at = this.#at;
    this.#at += 3;
    const task = this.#turn[at + 2] as Task<unknown> | undefined;
    hooks?.stepBegins(this.#loop, task);
    try {
      (this.#turn[at] as Step)(this.#turn[at + 1] as never);
      drain?.();
    } finally {
      if (drain) hooks?.stepEnds();
      // A tick that is asked for in a microtask comes when all microtasks are done.
      else queueMicrotask(() => process.nextTick(() => hooks?.stepEnds()));
    }
  }
}

/** No task is the current one between the steps, whoever asked for the turn. */
function runOutsideOfTasks(queue: RunQueue): void {
  runAs(undefined, runQueue, queue);
}

function runQueue(queue: RunQueue): void {
  queue.run();
}
