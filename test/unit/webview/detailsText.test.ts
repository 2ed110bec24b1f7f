import { expect, test } from 'vitest';
import { detailsText } from '../../../webview/detailsText';
import { details, frame, NOW } from './views';

test('the copied text has all that is shown', () => {
  const text = detailsText(
    details({
      key: 5,
      name: 'refresh',
      coroutine: 'Cache.refresh',
      state: 'cancelled',
      wait: { text: "cancelled by 'shutdown'" },
      ended: NOW - 1000,
      parent: { key: 1, name: 'main' },
      awaitStack: [frame()],
      creationStack: [frame({ function: 'main', line: 7, source: '' })],
      cancellations: [
        {
          text: "Cancelled by 'shutdown'.",
          message: 'going down',
          requestStack: [frame({ function: 'shutdown', line: 9, source: 'task.cancel()' })],
          swallowed: true,
          takenBack: false,
        },
      ],
    }),
    NOW,
  );
  expect(text.split('\n')).toEqual([
    'refresh (Cache.refresh): cancelled, age 2.0 s',
    "cancelled by 'shutdown'",
    'Started by main',
    'Last seen at:',
    '  handle (/srv/app/server.py:41:9)',
    '    row = await db.fetch(user)',
    "Cancelled by 'shutdown'. Message: going down",
    'Requested at:',
    '  shutdown (/srv/app/server.py:9:9)',
    '    task.cancel()',
    'The task swallowed the cancellation and went on.',
    'Started at:',
    '  main (/srv/app/server.py:7:9)',
    '',
  ]);
});

test('a cancellation that was taken back is told as such', () => {
  const cancellation = { text: 'Cancelled by a timeout.', message: '', requestStack: [], swallowed: false };
  const text = (takenBack: boolean) =>
    detailsText(details({ key: 5, cancellations: [{ ...cancellation, takenBack }] }), NOW);
  expect(text(true)).toContain('The cancellation was taken back, and the task went on.');
  expect(text(false)).not.toContain('taken back');
});

test('where a debugger has stopped the program, a task that is not waiting is stopped', () => {
  const headings = (state: 'ready' | 'waiting', isStopped: boolean) =>
    detailsText(details({ key: 5, state, awaitStack: [frame()] }), NOW, isStopped).match(/^\w+ at:$/m)?.[0];
  expect(headings('ready', true)).toBe('Stopped at:');
  expect(headings('waiting', true)).toBe('Waiting at:');
  expect(headings('ready', false)).toBe('Waiting at:');
});
