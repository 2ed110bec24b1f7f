/** The watchdog: a thread beside the program's, which tells what happens there even while that one blocks. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { RawFrame } from '../protocol/messages';
import { PROTOCOL_VERSION } from '../protocol/messages';
import type { RecordName } from '../protocol/records';
import { InspectorOutlet } from './inspectorOutlet';
import type { ToWatchdog, WatchdogData } from './link';
import { MainStack } from './mainStack';
import { Memo } from './memo';
import type { Outlet } from './outlet';
import { type Fields, pack, unpack } from './pack';
import { Pulse } from './pulse';
import { Ring } from './ring';
import { type Stall, Stalls } from './stalls';
import { StderrOutlet } from './stderrOutlet';
import { type LongTurn, Turns } from './turns';

/** How often it looks. Milliseconds. */
const LOOK_MS = 10;

const STATISTICS_MS = 1000;
/** Stacks that are known by number; past that the numbering starts afresh. */
const MAX_STACKS = 1000;

class Watchdog {
  readonly #ring: Ring;
  readonly #pulse: Pulse;
  readonly #outlet: Outlet;
  readonly #mainStack: MainStack | undefined;
  readonly #stalls: Stalls;
  readonly #turns: Turns;
  readonly #timers: NodeJS.Timeout[];
  #dropped = 0;
  /** Stalls that the outlet could not take. */
  #untold = 0;
  #numbers = 1;
  readonly #stacks = new Memo<number>(MAX_STACKS);

  constructor(data: WatchdogData) {
    this.#ring = new Ring(data.ring);
    this.#pulse = new Pulse(data.pulse);
    this.#outlet = this.#connect(data);
    // The inspector protocol of V8 reaches the main thread alone.
    if (data.isMainThread) this.#mainStack = new MainStack();
    this.#stalls = new Stalls(this.#pulse, this.#mainStack, (stall) => this.#tell(stall));
    this.#turns = new Turns(this.#pulse, this.#mainStack, (turn) => this.#tellTurn(turn));
    this.#timers = [
      setInterval(() => this.#look(), LOOK_MS),
      setInterval(() => this.#tellStatistics(), STATISTICS_MS),
    ];
    this.#pulse.started();
    parentPort!.on('message', (message: ToWatchdog) => this.#take(message));
  }

  #connect(data: WatchdogData): Outlet {
    if (data.inspector === undefined) return new StderrOutlet(data.cwd);
    const hello = {
      type: 'hello' as const,
      version: PROTOCOL_VERSION,
      language: 'typescript' as const,
      runtime: `Node ${process.versions.node}`,
      pid: process.pid,
      parentPid: process.ppid,
      program: data.argv[1] ?? 'node',
      argv: data.argv,
      cwd: data.cwd,
      libraryFolders: data.libraryFolders,
    };
    return new InspectorOutlet(data.inspector, hello, {
      settings: ({ slowCallbackMs }) => {
        this.#pulse.threshold = slowCallbackMs * 1000;
      },
      request: (request) => parentPort!.postMessage(request),
      closed: () => this.#stop(),
    });
  }

  #look(): void {
    if (this.#outlet.isReady) this.#drain();
    this.#stalls.check();
    this.#turns.check();
  }

  /** Hands on what the program has sent. The messages come first: what is in the ring may need them. */
  #drain(): void {
    const { head } = this.#ring;
    for (let next = receiveMessageOnPort(parentPort!); next; next = receiveMessageOnPort(parentPort!)) {
      this.#take(next.message as ToWatchdog);
    }
    this.#tellDropped();
    const { messages, records } = unpack(this.#ring.take(head));
    for (const message of messages) this.#outlet.send(message);
    if (records.length > 0) this.#outlet.sendRecords(records);
  }

  #tellDropped(): void {
    const { dropped } = this.#ring;
    const records = dropped.records + this.#untold;
    if (records !== this.#dropped) this.#record('dropped', { ...dropped, records });
    this.#dropped = records;
  }

  #take(message: ToWatchdog): void {
    // Not amid the draining that may have found it.
    if (message.type === 'end') setImmediate(() => this.#end());
    else this.#outlet.send(message);
  }

  async #end(): Promise<void> {
    this.#letGo();
    this.#drain();
    this.#turns.finish();
    await this.#stalls.finish();
    this.#tellStatistics();
    this.#outlet.end(() => this.#pulse.flushed());
  }

  /** Nobody listens any more. */
  #stop(): void {
    this.#letGo();
    this.#pulse.flushed();
    parentPort!.close();
  }

  /** Looks no more. The program may end as soon as all is flushed: by then nothing may hold its thread. */
  #letGo(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#mainStack?.close();
  }

  #tell({ frames, loop, task, episode, elapsed, isOngoing }: Stall): void {
    if (!this.#outlet.isReady) {
      this.#untold++;
      return;
    }
    const stack = this.#stack(frames);
    this.#record('slowCallback', { loop, task, episode, elapsed, ongoing: isOngoing ? 1 : 0, stack });
  }

  #tellTurn({ frames, loop, elapsed, part }: LongTurn): void {
    // What is long, an inspector says: until it answers, nothing is.
    if (this.#outlet.isReady) this.#record('slowTurn', { loop, elapsed, part, stack: this.#stack(frames) });
  }

  #stack(frames: readonly RawFrame[]): number {
    if (frames.length === 0) return 0;
    this.#drain();
    return this.#stacks.of(JSON.stringify(frames), () => this.#newStack(frames));
  }

  #newStack(frames: readonly RawFrame[]): number {
    // Odd ones: the even ones are the program's.
    this.#numbers += 2;
    this.#outlet.send({ type: 'stacks', entries: [[this.#numbers, frames]] });
    return this.#numbers;
  }

  #tellStatistics(): void {
    if (!this.#outlet.isReady) return;
    const lag = this.#pulse.takeLag();
    if (lag > 0) this.#record('lag', { loop: this.#pulse.step.loop, lag });
    const { active } = performance.eventLoopUtilization();
    this.#record('cost', { busy: active * 1000 });
  }

  #record<N extends RecordName>(type: N, fields: Fields<N>): void {
    this.#outlet.sendRecords(new Float64Array(pack(type, fields)));
  }
}

new Watchdog(workerData as WatchdogData);
