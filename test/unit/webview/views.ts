/** Views to feed the panel with. */
import type { DetailsView, FrameView, RowView, View } from '../../../extension/panel/messages';

/** The host's time in these views. */
export const NOW = 1_800_000_000_000;

export function row(part: Partial<RowView> & { key: number }): RowView {
  return {
    depth: 0,
    hasChildren: false,
    isExpanded: false,
    position: 1,
    siblings: 1,
    state: 'waiting',
    name: `task ${part.key}`,
    coroutine: '',
    wait: { text: 'future' },
    created: NOW - 3000,
    findings: 0,
    ...part,
  };
}

export function frame(part: Partial<FrameView> = {}): FrameView {
  return {
    file: '/srv/app/server.py',
    line: 41,
    column: 9,
    function: 'handle',
    source: 'row = await db.fetch(user)',
    isUser: true,
    ...part,
  };
}

export function details(part: Partial<DetailsView> & { key: number }): DetailsView {
  return {
    name: `task ${part.key}`,
    coroutine: '',
    state: 'waiting',
    wait: { text: 'future' },
    created: NOW - 3000,
    path: [],
    awaitStack: [],
    creationStack: [],
    cancellations: [],
    findings: [],
    ...part,
  };
}

/** A view of one live process that shows `items`, the rows from `first` of `total`. */
export function view(
  items: readonly RowView[],
  part: Partial<View> & { first?: number; total?: number } = {},
): View {
  const { first = 0, total = items.length, ...rest } = part;
  return {
    now: NOW,
    processes: [
      {
        key: 1,
        name: 'server.py',
        runtime: 'CPython 3.13.0',
        pid: 4121,
        started: NOW - 9_000,
        state: 'live',
      },
    ],
    process: 1,
    counts: { live: total, blocking: 0, finished: 0, cancelled: 0, failed: 0 },
    lag: { now: 2, history: [] },
    coverage: { loops: 1, dropped: 0 },
    rows: { total, first, items },
    findings: [],
    findingsTotal: 0,
    ...rest,
  };
}
