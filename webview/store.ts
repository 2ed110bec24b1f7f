import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import type {
  Location,
  PanelCommand,
  ProcessView,
  RowView,
  View,
  ViewQuery,
} from '../extension/panel/messages';
import { blockingAlert } from './blockingAlert';
import type { Host } from './host';
import { rowWindow, type Viewport } from './rowWindow';
import { restoreState, type SavedState, withFold } from './savedState';
import { isLive } from './taskState';

/** What the store needs of a browser. */
export interface Surroundings {
  readonly host: Host;
  /** Milliseconds on a clock that only goes forward. */
  readonly clock: () => number;
  /** Calls back before the next frame is drawn. */
  readonly onFrame: (callback: () => void) => void;
}

/** All that the panel knows and wants: what the host sent, what outlives hiding, and the query that follows from it. */
export class Store {
  /** What the host sent last; undefined until it has. */
  readonly view = signal<View | undefined>(undefined);
  readonly isPaused = signal(false);
  /** Whether programs may be run here. */
  readonly isTrusted = signal(true);
  /** The host's time, ticking between its views. */
  readonly now = signal(0);
  /** What of the tree is on screen. */
  readonly viewport = signal<Viewport>({ top: 0, height: 0 });
  /** For the live region; a new sentence is spoken. */
  readonly announcement = signal('');

  readonly #state = signal<SavedState>(restoreState(undefined));
  readonly filter = computed(() => this.#state.value.filter);
  readonly selected = computed(() => this.#state.value.selected);
  readonly tab = computed(() => this.#state.value.tab);
  readonly detailsHeight = computed(() => this.#state.value.detailsHeight);
  /** The process that is shown; undefined if there is none. */
  readonly process: ReadonlySignal<ProcessView | undefined> = computed(() =>
    this.view.value?.processes.find(({ key }) => key === this.view.value?.process),
  );
  /** The last details that came; those of the task before until the selected one's are here. */
  readonly details = computed(() =>
    this.selected.value === undefined ? undefined : this.view.value?.details,
  );
  /** What to ask the host for. */
  readonly query: ReadonlySignal<ViewQuery> = computed(() => {
    const { process, filter, collapsed, selected } = this.#state.value;
    return { process, filter, collapsed, selected, ...rowWindow(this.viewport.value) };
  });

  readonly #surroundings: Surroundings;
  #hostAhead = 0;
  /** The task whose line is opened as soon as its details are here. */
  #opening: number | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#state.value = restoreState(surroundings.host.saved());
    effect(() => surroundings.host.save(this.#state.value));
    this.#postQueries();
  }

  /** Takes in what the host sent. */
  show(view: View): void {
    batch(() => {
      this.announcement.value = blockingAlert(this.view.peek(), view) ?? this.announcement.peek();
      this.view.value = view;
      this.now.value = view.now;
      this.#hostAhead = view.now - this.#surroundings.clock();
      this.#openWhenKnown();
    });
  }

  /** Moves the time on; to be called a few times a second while the panel is seen. */
  tick(): void {
    const process = this.process.value;
    if (process?.state !== 'live' || process.isStopped || this.isPaused.value) return;
    this.now.value = this.#surroundings.clock() + this.#hostAhead;
  }

  setFilter(filter: string): void {
    this.#update({ filter });
  }

  showTab(tab: SavedState['tab']): void {
    this.#update({ tab });
  }

  /** Shows another process, from its top. */
  pickProcess(process: number): void {
    this.#update({ process, selected: undefined });
  }

  /** Shows the details of a task; of none without `task`. */
  select(task: number | undefined): void {
    this.#opening = undefined;
    if (task !== this.selected.peek()) this.#update({ selected: task });
  }

  /** Folds the children of `row` away or shows them; a selection that would vanish moves up to `row`. */
  fold(row: RowView, isFolded: boolean): void {
    const details = this.details.peek();
    const hidesSelected =
      isFolded && details?.key === this.selected.peek() && details?.path.includes(row.key);
    this.#update({
      collapsed: withFold(this.#state.peek().collapsed, row.key, isFolded),
      ...(hidesSelected && { selected: row.key }),
    });
  }

  /** Shows the children of each of these tasks. */
  unfold(tasks: readonly number[]): void {
    const { collapsed } = this.#state.peek();
    if (!tasks.some((task) => collapsed.includes(task))) return;
    this.#update({ collapsed: collapsed.filter((key) => !tasks.includes(key)) });
  }

  resizeDetails(detailsHeight: number): void {
    this.#update({ detailsHeight });
  }

  /** Opens the line where a task waits, or else was started; selects it first, since only details know the line. */
  openTask(task: number): void {
    this.select(task);
    this.#opening = task;
    this.#openWhenKnown();
  }

  open({ file, line, column }: Location): void {
    this.#surroundings.host.post({ type: 'open', location: { file, line, column } });
  }

  /** Asks the program to cancel a task, if there is still something to cancel. */
  cancel(task: Pick<RowView, 'key' | 'state'>): void {
    if (!this.canCancel(task.state)) return;
    this.#surroundings.host.post({
      type: 'cancelTask',
      process: this.process.peek()!.key,
      task: task.key,
    });
  }

  /** Whether a task in this state can be cancelled: it lives, and so does its process. */
  canCancel(state: RowView['state']): boolean {
    return isLive(state) && this.process.value?.state === 'live';
  }

  run(command: PanelCommand): void {
    this.#surroundings.host.post({ type: 'command', command });
  }

  #update(part: Partial<SavedState>): void {
    this.#state.value = { ...this.#state.peek(), ...part };
  }

  #openWhenKnown(): void {
    const details = this.details.peek();
    if (this.#opening === undefined || details?.key !== this.#opening) return;
    this.#opening = undefined;
    if (details.location) this.open(details.location);
    else this.announcement.value = l10n.t('No source line is known for {0}.', details.name);
  }

  /** At most one query a frame, and only when it differs from the last. */
  #postQueries(): void {
    const { host, onFrame } = this.#surroundings;
    let isScheduled = false;
    let last = '';
    effect(() => {
      const { value } = this.query;
      if (isScheduled || JSON.stringify(value) === last) return;
      isScheduled = true;
      onFrame(() => {
        isScheduled = false;
        const query = this.query.peek();
        const text = JSON.stringify(query);
        if (text === last) return;
        last = text;
        host.post({ type: 'query', query });
      });
    });
  }
}
