/** The panel's lines follow the edits of their files. */
import { expect, test } from 'vitest';
import { withMovedLines } from '../../../extension/panel/movedLines';
import { details, frame, NOW, view } from './views';

const EDITED = '/srv/app/server.py';
/** Two lines were added above what was there when the program started, and one was changed. */
const LINES = {
  now: (file: string, line: number, since: number) => (file === EDITED && since < NOW ? line + 2 : line),
  text: (file: string, line: number) => (file === EDITED ? `line ${line}` : undefined),
};
const place = (line: number) => ({ file: EDITED, line, column: 0 });
const elsewhere = frame({ file: '/srv/app/other.py', line: 3, source: 'as it was' });
const finding = {
  key: 1,
  id: 'slow-callback',
  severity: 'warning',
  message: 'slow',
  count: 1,
  location: place(7),
  related: [{ label: 'here', location: place(9) }],
  started: NOW - 9_000,
} as const;

test('all places are where they are now, with what is there now', () => {
  const before = view([], {
    details: details({
      key: 5,
      awaitStack: [frame({ line: 41 }), elsewhere],
      cancellations: [
        {
          text: 'Cancelled.',
          message: '',
          requestStack: [],
          deliveredAt: frame({ line: 50 }),
          swallowed: false,
          takenBack: false,
        },
      ],
    }),
    findings: [finding],
  });
  const { findings, details: task } = withMovedLines(before, LINES);
  expect(task!.awaitStack).toMatchObject([{ line: 43, source: 'line 43' }, elsewhere]);
  expect(task!.cancellations[0]!.deliveredAt).toMatchObject({ line: 52, source: 'line 52' });
  expect(findings[0]).toEqual({
    ...finding,
    location: place(9),
    related: [{ label: 'here', location: place(11) }],
  });
  expect(before.details!.awaitStack[0]!.line).toBe(41);
});

test('where nothing was edited the view is the same', () => {
  const before = view([], { details: details({ key: 5, awaitStack: [frame()] }), findings: [finding] });
  expect(withMovedLines(before, { now: (_, line) => line, text: () => undefined })).toEqual(before);
});
