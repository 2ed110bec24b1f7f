import { runAs } from './context';
import { hooks } from './hooks';
import type { EventLoop } from './loop';
import type { Task } from './task';

type Step = (argument: never) => void;

/**
 * Runs Node's queues of ticks and microtasks until they are empty. Node has no documented call for that; where it
 * is missing, each step gets an immediate of its own.
 */
const drain = (process as { readonly _tickCallback?: () => void })._tickCallback;

/** What is to run on a loop's next turn, in order. All steps of a turn run in one of Node's immediates. */
export class RunQueue {
  readonly #loop: EventLoop;
  // Three for each step: its function, its argument, its task. Objects would be one more for each await.
  #turn: unknown[] = [];
  #next: unknown[] = [];
  #at = 0;
  #immediate: NodeJS.Immediate | undefined;
  // Bound, Node's own object is not in the stacks that the program sees.
  readonly #runTurn = runTurn.bind(undefined, this);

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
    if (this.#loop.isRunning()) this.#immediate ??= setImmediate(this.#runTurn);
  }

  get isEmpty(): boolean {
    return this.#next.length === 0;
  }

  clear(): void {
    this.#next = [];
  }

  /** Runs a turn, or what is left of one. */
  run(): void {
    if (this.#at === this.#turn.length) this.#begin();
    hooks?.turnBegins();
    try {
      do this.#step();
      while (drain && this.#at < this.#turn.length);
    } finally {
      // An exception in a tick of the program's doesn't end the loop.
      this.#immediate = undefined;
      if (this.#at >= this.#turn.length) this.#loop._turnEnded();
      if (this.#at < this.#turn.length || this.#next.length > 0) this.wake();
    }
  }

  #begin(): void {
    this.#loop._turnBegins();
    this.#turn = this.#next;
    this.#next = [];
    this.#at = 0;
  }

  #step(): void {
    const at = this.#at;
    if (at >= this.#turn.length) return;
    this.#at += 3;
    const task = this.#turn[at + 2] as Task<unknown> | undefined;
    hooks?.stepBegins(this.#loop, task);
    try {
      (this.#turn[at] as Step)(this.#turn[at + 1] as never);
      drain?.();
    } finally {
      hooks?.stepEnds();
    }
  }
}

/** No task is the current one between the steps, whoever asked for the turn. */
function runTurn(queue: RunQueue): void {
  runAs(undefined, runQueue, queue);
}

function runQueue(queue: RunQueue): void {
  queue.run();
}
