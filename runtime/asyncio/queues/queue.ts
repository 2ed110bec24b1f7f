import { inspect } from 'node:util';
import type { Coroutine } from '../coroutines/coroutine';
import { QueueEmpty, QueueFull, QueueShutDown } from '../errors';
import type { ResourceInfo, WaitInfo } from '../hooks';
import { Line } from '../sync/line';
import { LoopBound, type NameOptions } from '../sync/loopBound';
import { Waiter } from '../sync/waiter';
import { Deque } from './deque';

const PUT = { name: 'Queue.put' };
const GET = { name: 'Queue.get' };
const JOIN = { name: 'Queue.join' };

/** The items of a queue, and which one goes first. */
interface Items<T> extends Iterable<T> {
  readonly size: number;
  push(item: T): void;
  pop(): T;
}

/**
 * Hands items from tasks to tasks, first in, first out. With a `maxsize` it slows the producers down to the pace of the
 * consumers.
 *
 * @example
 * const queue = new Queue<number>(1);
 * const produce = coro(async function produce() {
 *   for (const item of [1, 2, 3]) await queue.put(item);
 *   queue.shutdown();
 * });
 * const consume = coro(async function consume() {
 *   let sum = 0;
 *   try {
 *     for (;;) sum += await queue.get();
 *   } catch (error) {
 *     if (!(error instanceof QueueShutDown)) throw error;
 *   }
 *   return sum;
 * });
 * const main = coro(async () => await gather([produce(), consume()]));
 * const [, sum] = await run(main());
 * sum // → 6
 */
export class Queue<T> extends LoopBound {
  /** How many items there is room for; 0 or less: no bound. */
  readonly maxsize: number;
  readonly #items: Items<T>;
  /**
   * Those that are woken leave these two at once: one that finds nothing waits behind the others.
   * @internal
   */
  readonly _getters = new Line();
  /** @internal */
  readonly _putters = new Line();
  /** @internal */
  readonly _joiners = new Line();
  #unfinished = 0;
  #isShutDown = false;

  /**
   * @param maxsize how many items there is room for; 0 or less: no bound
   * @param options a name that the panel shows
   */
  constructor(maxsize?: number, options?: NameOptions);
  /** @internal */
  constructor(maxsize: number | undefined, options: NameOptions | undefined, items: Items<T>);
  constructor(maxsize = 0, options?: NameOptions, items: Items<T> = new Deque()) {
    super(options);
    this.maxsize = maxsize;
    this.#items = items;
  }

  /** How many items are in it. */
  qsize(): number {
    return this.#items.size;
  }

  empty(): boolean {
    return this.#items.size === 0;
  }

  /** Whether there is no room; never, if there is no bound. */
  full(): boolean {
    return this.maxsize > 0 && this.#items.size >= this.maxsize;
  }

  /** Waits until there is room, and adds an item. Throws {@link QueueShutDown} if the queue is, or gets, shut down. */
  put(item: T): Coroutine<void> {
    return new Put(this, item);
  }

  /** Adds an item. Throws {@link QueueFull} if there is no room, {@link QueueShutDown} if it is shut down. */
  putNowait(item: T): void {
    if (this.#isShutDown) throw new QueueShutDown();
    if (this.full()) throw new QueueFull();
    this.#items.push(item);
    this.#unfinished++;
    this._getters.dismissNext();
  }

  /**
   * Waits until there is an item, takes it out, and gives it. Throws {@link QueueShutDown} if the queue is shut down
   * and has no more items.
   */
  get(): Coroutine<T> {
    return new Get(this);
  }

  /**
   * Takes an item out. Throws {@link QueueEmpty} if there is none, {@link QueueShutDown} if there will be none.
   */
  getNowait(): T {
    if (this.empty()) throw this.#isShutDown ? new QueueShutDown() : new QueueEmpty();
    const item = this.#items.pop();
    this._putters.dismissNext();
    return item;
  }

  /**
   * Says that the work for an item is done: to be called once for each item that was taken. Throws a `RangeError`
   * (CPython's ValueError) if it is called more often than items were put.
   */
  taskDone(): void {
    if (this.#unfinished <= 0) throw new RangeError('task_done() called too many times');
    if (--this.#unfinished === 0) this._joiners.wakeAll();
  }

  /** Waits until {@link taskDone} was called for each item that was put. */
  join(): Coroutine<void> {
    return new Join(this);
  }

  /**
   * From now on nothing can be put, and all that wait to put get a {@link QueueShutDown}; so do those that get,
   * once the queue is empty. `immediate` drops the items, as if each were taken and done.
   */
  shutdown({ immediate = false }: { readonly immediate?: boolean } = {}): void {
    this.#isShutDown = true;
    if (immediate) this.#drop();
    while (this._getters.dismissNext());
    while (this._putters.dismissNext());
  }

  /** As CPython writes it: `<Queue maxsize=2 _queue=[1, 2] _putters[1] tasks=2>`. */
  override toString(): string {
    const parts = [`maxsize=${this.maxsize}`];
    if (!this.empty()) parts.push(`_queue=[${Array.from(this.#items, (item) => inspect(item)).join(', ')}]`);
    if (this._getters.size > 0) parts.push(`_getters[${this._getters.size}]`);
    if (this._putters.size > 0) parts.push(`_putters[${this._putters.size}]`);
    if (this.#unfinished > 0) parts.push(`tasks=${this.#unfinished}`);
    if (this.#isShutDown) parts.push('shutdown');
    return `<${this.constructor.name} ${parts.join(' ')}>`;
  }

  /** @internal */
  get _isShutDown(): boolean {
    return this.#isShutDown;
  }

  /** @internal */
  get _isFinished(): boolean {
    return this.#unfinished === 0;
  }

  /** @internal */
  _describeWait(kind: WaitInfo['kind']): WaitInfo {
    return {
      kind,
      subject: this._name,
      resource: this,
      done: this.qsize(),
      total: Math.max(this.maxsize, 0),
    };
  }

  /** @internal */
  override _resourceInfo(): ResourceInfo {
    return {
      kind: 'queue',
      name: this._name,
      waiters: this._getters.size + this._putters.size + this._joiners.size,
      size: this.qsize(),
      capacity: Math.max(this.maxsize, 0),
      isTaken: this.#unfinished > this.qsize(),
    };
  }

  #drop(): void {
    while (!this.empty()) {
      this.#items.pop();
      if (this.#unfinished > 0) this.#unfinished--;
    }
    if (this.#unfinished === 0) this._joiners.wakeAll();
  }
}

class Put<T> extends Waiter<void> {
  readonly #queue: Queue<T>;
  readonly #item: T;

  constructor(queue: Queue<T>, item: T) {
    super(PUT);
    this.#queue = queue;
    this.#item = item;
  }

  protected override _start(): void {
    const queue = this.#queue;
    if (queue.full()) {
      if (queue._isShutDown) throw new QueueShutDown();
      this._wait(queue, queue._putters);
    } else {
      queue.putNowait(this.#item);
      this._finish();
    }
  }

  /** Another one may have been quicker. */
  protected override _woken(): void {
    this._start();
  }

  protected override _gaveUp(isWoken: boolean): void {
    if (isWoken && !this.#queue.full()) this.#queue._putters.dismissNext();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#queue._describeWait('queuePut');
  }
}

class Get<T> extends Waiter<T> {
  readonly #queue: Queue<T>;

  constructor(queue: Queue<T>) {
    super(GET);
    this.#queue = queue;
  }

  protected override _start(): void {
    const queue = this.#queue;
    if (!queue.empty()) this._finish(queue.getNowait());
    else if (queue._isShutDown) throw new QueueShutDown();
    else this._wait(queue, queue._getters);
  }

  /** Another one may have been quicker. */
  protected override _woken(): void {
    this._start();
  }

  protected override _gaveUp(isWoken: boolean): void {
    if (isWoken && !this.#queue.empty()) this.#queue._getters.dismissNext();
  }

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#queue._describeWait('queueGet');
  }
}

class Join extends Waiter<void> {
  readonly #queue: Queue<unknown>;

  constructor(queue: Queue<unknown>) {
    super(JOIN);
    this.#queue = queue;
  }

  protected override _start(): void {
    if (this.#queue._isFinished) this._finish();
    else this._wait(this.#queue, this.#queue._joiners);
  }

  /** Even if more was put since. */
  protected override _woken(): void {
    this._finish();
  }

  protected override _gaveUp(): void {}

  /** @internal */
  override _waitInfo(): WaitInfo {
    return this.#queue._describeWait('queueJoin');
  }
}
