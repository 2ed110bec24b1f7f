import { writeSync } from 'node:fs';
import path from 'node:path';
import { decodeRecords } from '../protocol/frames';
import type { FromAgent, RawFrame } from '../protocol/messages';
import type { AnyRecord, RecordOf } from '../protocol/records';
import type { Outlet } from './outlet';

/** Texts and stacks that are remembered. */
const MAX_REMEMBERED = 100_000;

interface PendingTask {
  readonly loop: number;
  readonly stack: number;
}

/** Without an inspector: writes what is wrong to stderr, a line each, also while the program blocks. */
export class StderrOutlet implements Outlet {
  readonly isReady = true;
  readonly #cwd: string;
  readonly #texts = new Map<number, string>();
  readonly #stacks = new Map<number, readonly RawFrame[]>();
  readonly #names = new Map<number, string>();
  readonly #pending = new Map<number, PendingTask>();
  #lastEpisode = 0;
  #dropped = 0;

  /** @param cwd files in it are written relative to it */
  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  send(message: FromAgent): void {
    if (message.type === 'strings') for (const entry of message.entries) remember(this.#texts, ...entry);
    if (message.type === 'stacks') for (const entry of message.entries) remember(this.#stacks, ...entry);
  }

  sendRecords(records: Float64Array): void {
    for (const record of decodeRecords(Buffer.from(records.buffer))) this.#take(record);
  }

  end(done: () => void): void {
    if (this.#dropped > 0) write(`too busy to see all: ${this.#dropped} records were dropped`);
    done();
  }

  #take(record: AnyRecord): void {
    if (record.type === 'taskCreated') this.#created(record);
    else if (record.type === 'taskDone') this.#pending.delete(record.task);
    else if (record.type === 'dropped') this.#dropped = record.records;
    else if (record.type === 'slowCallback') this.#slowCallback(record);
    else if (record.type === 'loopClosed') this.#loopClosed(record.loop);
    else if (record.type === 'neverAwaited') {
      const name = this.#texts.get(record.coroutine);
      write(`coroutine '${name}' was never awaited${this.#made(record.stack)}`);
    } else if (record.type === 'unclosed') {
      write(`unclosed ${this.#texts.get(record.what)}${this.#made(record.stack)}`);
    }
  }

  #created({ task, name, loop, stack }: RecordOf<'taskCreated'>): void {
    remember(this.#names, task, this.#texts.get(name) ?? '');
    remember(this.#pending, task, { loop, stack });
  }

  #slowCallback({ task, episode, elapsed, ongoing, stack }: RecordOf<'slowCallback'>): void {
    const isRepeated = ongoing === 1 && episode === this.#lastEpisode;
    this.#lastEpisode = episode;
    if (isRepeated) return;
    const name = this.#names.get(task);
    const who = name === undefined ? 'a callback' : `Task '${name}'`;
    const did = ongoing === 1 ? 'has been blocking' : 'blocked';
    write(`slow callback: ${who} ${did} the loop for ${Math.round(elapsed / 1000)} ms${this.#at(stack)}`);
  }

  #loopClosed(loop: number): void {
    // The end of a task may be among what was dropped.
    if (this.#dropped > 0) return;
    for (const [id, task] of this.#pending) {
      if (task.loop !== loop) continue;
      this.#pending.delete(id);
      write(`Task '${this.#names.get(id)}' was still pending when its loop closed${this.#made(task.stack)}`);
    }
  }

  #made(stack: number): string {
    const place = this.#place(stack);
    return place ? `, made at ${place}` : '';
  }

  #at(stack: number): string {
    const place = this.#place(stack);
    const functionName = this.#stacks.get(stack)?.[0]?.[3];
    return place ? ` at ${place}${functionName ? ` (${functionName})` : ''}` : '';
  }

  /** The innermost place in the user's code. */
  #place(stack: number): string | undefined {
    const frames = this.#stacks.get(stack) ?? [];
    const frame = frames.find(([file]) => !file.includes(`${path.sep}node_modules${path.sep}`)) ?? frames[0];
    if (!frame) return undefined;
    const relative = path.relative(this.#cwd, frame[0]);
    const isInside = !relative.startsWith('..') && !path.isAbsolute(relative);
    return `${isInside ? relative : frame[0]}:${frame[1]}:${frame[2]}`;
  }
}

/** From this thread `console` would wait for the one that blocks. */
function write(line: string): void {
  writeSync(2, `loopscope: ${line}\n`);
}

function remember<V>(known: Map<number, V>, id: number, value: V): void {
  known.set(id, value);
  if (known.size <= MAX_REMEMBERED) return;
  const [oldest] = known.keys();
  known.delete(oldest!);
}
