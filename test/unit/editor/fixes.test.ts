/** Each fix, applied to a program, makes its finding go away, and the program works as before. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addAwait } from '../../../extension/editor/fixes/addAwait';
import { asyncSleep } from '../../../extension/editor/fixes/asyncSleep';
import { Code, type Edit, type Fix, type Language } from '../../../extension/editor/fixes/code';
import { ignoreHere } from '../../../extension/editor/fixes/ignoreHere';
import { keepReference } from '../../../extension/editor/fixes/keepReference';
import { logException } from '../../../extension/editor/fixes/logException';
import { nameTask } from '../../../extension/editor/fixes/nameTask';
import { reRaise } from '../../../extension/editor/fixes/reRaise';
import { toThread } from '../../../extension/editor/fixes/toThread';
import type { ReportFinding } from '../../../runtime/inspector/report';
import { InstalledCommand } from '../findings/command';
import { pages } from '../findings/pages';

vi.setConfig({ maxConcurrency: 3, testTimeout: 120_000 });

/** Only what is slow on purpose shall be slow, however busy the machine is. */
const SLOW_CALLBACK_MS = '2000';

function apply(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const starts = lines.map((_, at) => lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
  // As VS Code has it: what is inserted at one place stays in its order.
  return edits.reduceRight<{ text: string; edits: Edit[] }>((done, edit) => {
    const after = done.edits.filter(
      (other) => other.line > edit.line || (other.line === edit.line && other.from >= edit.from),
    );
    void after;
    return { text: done.text, edits: [...done.edits, edit] };
  }, { text, edits: [] }).edits
    .toReversed()
    .map((edit, order) => ({ ...edit, order, at: starts[edit.line]! + edit.from }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((all, { at, from, to, text: added }) => all.slice(0, at) + added + all.slice(at + to - from), text);
}
