/** What the user asks to be left alone with is counted and not shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../../runtime/inspector/findings/finding';
import { Findings } from '../../../runtime/inspector/findings/findings';
import { Ignore, isIgnored } from '../../../runtime/inspector/findings/ignore';
import { Task } from '../../../runtime/inspector/task';

const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-ignore-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a comment', () => {
  test.each([
    ['ignores all', 'work()  # loopscope: ignore', true],
    ['ignores all in TypeScript', 'work(); // loopscope: ignore', true],
    ['ignores one', 'work()  # loopscope: ignore[slow-callback]', true],
    ['ignores several', 'work()  # loopscope: ignore[deadlock, slow-callback]', true],
    ['stands beside others', 'work()  # noqa: E501  # loopscope:ignore[slow-callback] it is short', true],
    ['of another finding does not', 'work()  # loopscope: ignore[deadlock]', false],
    ['of a part of the name does not', 'work()  # loopscope: ignore[slow]', false],
    ['of none does not', 'work()  # loopscope: ignore[]', false],
    ['that only begins so does not', 'work()  # loopscope: ignored', false],
    ['is what it has to be', 'work("loopscope: ignore")', false],
  ])('%s', (_what, line, expected) => {
    expect(isIgnored('slow-callback', line)).toBe(expected);
  });
});

describe('a glob', () => {
  const ignores = (glob: string, file: string) =>
    new Ignore([glob]).has('slow-callback', { file, line: 1, column: 0 });

  test.each([
    ['tests/**', '/work/app/tests/unit/test_a.py', true],
    ['tests/**', '/work/app/mytests/test_a.py', false],
    ['test_*.py', '/work/app/deep/test_a.py', true],
    ['test_*.py', '/work/app/test_a.pyc', false],
    ['test_*.py', '/work/app/test_a/b.py', false],
    ['a?.py', '/work/ab.py', true],
    ['a?.py', '/work/a/.py', false],
    ['/work/*/a.py', '/work/app/a.py', true],
    ['/work/*/a.py', '/home/work/app/a.py', false],
    ['/work/**/a.py', '/work/a.py', true],
    ['a+(b).py', '/work/a+(b).py', true],
    ['a.py', '/work/axpy', false],
  ])('%s of %s: %s', (glob, file, expected) => {
    expect(ignores(glob, file)).toBe(expected);
  });
});

describe('findings', () => {
  const rule: Rule = { id: 'slow-callback', severity: 'warning', title: 'Slow callback' };
  const file = path.join(folder, 'app.py');
  writeFileSync(file, 'heard()\nunheard()  # loopscope: ignore[slow-callback]\n');
  const at = (line: number, fields: object = {}) => ({
    location: { file, line, column: 0 },
    message: ({ count }: { count: number }) => `${count}`,
    ...fields,
  });

  test('of an ignored line are counted and not shown', () => {
    const task = new Task(1, 1, 1, 'a', 'a', 0, 0, undefined);
    const findings = new Findings(0);
    findings.add(rule, at(1));
    findings.add(rule, at(2, { task }));
    findings.add(rule, at(2, { task }));
    expect(findings.all().map(({ location }) => location!.line)).toEqual([1]);
    expect(findings.takeChanges().changed.map(({ location }) => location!.line)).toEqual([1]);
    expect(findings.ofTask(1)).toEqual([]);
    expect({ size: findings.size, ignored: findings.ignored, ofTask: task.findings }).toEqual({
      size: 1,
      ignored: 2,
      ofTask: 0,
    });
    findings.clear();
    expect({ ignored: findings.ignored, removed: findings.takeChanges().removed.length }).toEqual({
      ignored: 0,
      removed: 1,
    });
  });

  test('that last are counted once, and shown when their line turns out to be another', () => {
    const findings = new Findings(0);
    findings.add(rule, at(2, { episode: 7 }));
    findings.add(rule, at(2, { episode: 7 }));
    expect(findings.ignored).toBe(1);
    findings.add(rule, at(1, { episode: 7 }));
    expect({ ignored: findings.ignored, size: findings.size }).toEqual({ ignored: 0, size: 1 });
    findings.add(rule, at(2, { episode: 7 }));
    expect(findings.takeChanges()).toEqual({ changed: [], removed: [expect.any(Number)] });
  });

  test('of an ignored file are ignored on every line', () => {
    const findings = new Findings(0);
    findings.ignore = new Ignore(['app.py']);
    findings.add(rule, at(1));
    expect({ ignored: findings.ignored, size: findings.size }).toEqual({ ignored: 1, size: 0 });
  });

  test('without a line are not ignored', () => {
    const findings = new Findings(0);
    findings.ignore = new Ignore(['**']);
    findings.add(rule, { location: undefined, message: () => 'somewhere' });
    expect(findings.size).toBe(1);
  });
});
