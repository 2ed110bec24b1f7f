/** A web server that nobody here wrote, under a crowd: the same answers, log and end with us as without. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../runtime/inspector/report';
import { crowd, ensurePackages, startServer } from '../web/server';

const REQUESTS = 3_000;
const CLIENTS = 300;

/** What uvicorn wrote, without what differs from run to run, in an order of its own. */
const log = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/127\.0\.0\.1:\d+/g, 'ADDRESS').replace(/\[\d+\]/, '[PID]'))
    .sort();

describe.each(['asyncio', 'uvloop'] as const)('uvicorn and FastAPI on %s', (loop) => {
  beforeAll(() => ensurePackages());

  test('serve a crowd as they do without us, and their tasks show', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'loopscope-web-')), 'report.json');
    const plain = await startServer({ loop });
    const expected = await crowd(plain.port, REQUESTS, CLIENTS);
    const plainEnd = await plain.stop();

    const seen = await startServer({ loop, report: file });
    const answers = await crowd(seen.port, REQUESTS, CLIENTS);
    const seenEnd = await seen.stop();

    expect(answers).toEqual(expected);
    expect(log(seenEnd.stdout)).toEqual(log(plainEnd.stdout));
    const [theirs] = seenEnd.stderr.split(/^(?=loopscope: |\S+\.py$)/m);
    expect(log(theirs!)).toEqual(log(plainEnd.stderr));
    expect(seenEnd.code).toBe(plainEnd.code ?? 128 + 15);

    const [process] = (JSON.parse(readFileSync(file, 'utf8')) as Report).processes;
    const { created, finished, cancelled, failed, pending } = process!.tasks;
    expect(process).toMatchObject({ pid: seen.pid, dropped: 0 });
    // One task a request, and five more for each gather.
    expect(created).toBeGreaterThanOrEqual(REQUESTS + (REQUESTS / 8) * 5);
    expect(finished + cancelled + failed + pending).toBe(created);
    expect(failed).toBe(0);
  });
});
