import type { EventLoop, Task, Wait } from '../asyncio/hooks';
import { WAITS } from '../protocol/records';
import { Chain, type Chained } from './chain';
import { now } from './clock';
import type { Here } from './here';
import type { Link } from './link';
import { look } from './look';
import { isOutlived, type PlacedWait } from './outlived';
import type { Place } from './places';
import type { Resources } from './resources';

/** A task's wait is told at most so often. Microseconds. */
const INTERVAL_US = 50_000;

/** What is kept with a task. */
export interface TaskTrace extends Chained<TaskTrace> {
  readonly task: Task<unknown>;
  hasStarted: boolean;
  wait: TracedWait | undefined;
  /** A signal cancels it, that is the sign to come to an end; or a timer that it has set itself. */
  mayEnd: boolean;
  /** The latter: such a time limit is its own to catch. */
  mayGoOn: boolean;
  /** The stack where a CancelledError arrived. */
  deliveredAt: number | undefined;
  /** The wait that it ended, until that is taken back, or told to be outlived. */
  arrival: PlacedWait | undefined;
  toldAt: number;
  told: string;
}

interface TracedWait extends PlacedWait {
  since: number;
  place: Place | undefined;
}

/** What the tasks wait for, and where: told from time to time, as far as it has changed. */
export class Waits {
  readonly #link: Link;
  readonly #here: Here;
  readonly #resources: Resources;
  /** Those that live for longer than a beat. */
  readonly #tasks = new Map<number, TaskTrace>();
  /** Those to be looked at. */
  readonly #changed = new Chain<TaskTrace>();

  constructor(link: Link, here: Here, resources: Resources) {
    this.#link = link;
    this.#here = here;
    this.#resources = resources;
  }

  /** A task is to be looked at. */
  change(trace: TaskTrace): void {
    this.#changed.add(trace);
  }

  begin(trace: TaskTrace, wait: Wait): void {
    trace.wait = { wait, since: now(), place: undefined };
    this.#changed.add(trace);
  }

  /** A task is done. */
  end(trace: TaskTrace): void {
    this.#tasks.delete(trace.task._id);
    this.#changed.delete(trace);
  }

  forgetLoop(loop: EventLoop): void {
    for (const [key, { task }] of this.#tasks) if (task.getLoop() === loop) this.#tasks.delete(key);
  }

  /** The task of a number, if it isn't done. */
  find(taskId: number): Task<unknown> | undefined {
    const trace = this.#tasks.get(taskId) ?? [...this.#changed].find(({ task }) => task._id === taskId);
    return trace?.task;
  }

  /** Tells of those whose wait has changed, each at a bounded rate, until it is that time. */
  async tell(until: number): Promise<void> {
    for (const trace of this.#changed) {
      const time = now();
      if (time > until || !this.#link.hasRoom) return;
      if (time - trace.toldAt < INTERVAL_US) continue;
      this.#changed.delete(trace);
      this.#tasks.set(trace.task._id, trace);
      trace.toldAt = time;
      await this.#look(trace);
      this.#tell(trace);
      this.#tellOutlived(trace);
    }
  }

  /** Tells of all that is left and there is room for, as far as is known. */
  tellRest(): void {
    for (const trace of this.#changed) {
      this.#changed.delete(trace);
      this.#tell(trace);
    }
  }

  /** A debugger has stopped the program: no beat comes, so this tells how the tasks are, and where the running one is. */
  tellStopped(running: TaskTrace | undefined): void {
    for (const trace of this.#changed) this.#tell(trace);
    if (!running) return;
    running.told = '';
    this.#changed.add(running);
    const stack = this.#link.stack(this.#here.place());
    const noWait = { subject: 0, other: 0, done: 0, total: 0, deadline: 0, since: 0, resource: 0 };
    this.#link.record('taskWaiting', () => ({
      task: running.task._id,
      wait: WAITS.ready,
      stack,
      ...noWait,
    }));
  }

  /** Finds out where a task waits, as it is about to be cancelled there. */
  lookAhead(trace: TaskTrace): void {
    this.#here.ask(() => void this.#look(trace));
  }

  /** Finds out where a task waits. */
  #look(trace: TaskTrace): Promise<void> | undefined {
    const { wait } = trace;
    const resolve = wait?.wait.resolve;
    if (!resolve || wait.place) return undefined;
    return new Promise((done) =>
      look(resolve, (place) => {
        wait.place = place;
        done();
      }),
    );
  }

  #tellOutlived(trace: TaskTrace): void {
    const { task, arrival, wait } = trace;
    const [current] = task._waits();
    if (!arrival || !current || wait?.wait !== current || !isOutlived(arrival, wait)) return;
    trace.arrival = undefined;
    if (trace.mayGoOn) {
      this.#link.record('cancelTakenBack', () => ({ task: task._id }));
    } else {
      const stack = this.#link.stack(arrival.place);
      this.#link.record('cancelOutlived', () => ({ task: task._id, stack }));
    }
  }

  #tell(trace: TaskTrace): void {
    const { task } = trace;
    const [current] = task._waits();
    const wait = current && trace.wait;
    const info = wait?.wait.awaited._waitInfo();
    const fields = {
      task: task._id,
      wait: WAITS[info?.kind ?? (trace.hasStarted ? 'foreign' : 'ready')],
      subject: this.#link.text(info?.subject),
      other: info?.task?._id ?? 0,
      done: info?.done ?? 0,
      total: info?.total ?? 0,
      deadline: info?.whenMs === undefined ? 0 : (performance.timeOrigin + info.whenMs) * 1000,
      stack: wait ? this.#link.stack(wait.place) : 0,
      since: wait?.since ?? 0,
      resource: this.#resources.idOf(info?.resource),
    };
    const told = Object.values(fields).join();
    if (told === trace.told) return;
    trace.told = told;
    this.#link.record('taskWaiting', () => fields);
  }
}
