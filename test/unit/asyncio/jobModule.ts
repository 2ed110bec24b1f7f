/** Bundles `jobs.ts` for threads and processes, which have no loader for TypeScript here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { type Jobs, jobsOf } from '../../../runtime/asyncio/index';

export interface JobModule {
  readonly file: string;
  readonly jobs: Jobs<typeof import('./jobs')>;
  remove(): void;
}

export async function buildJobs(): Promise<JobModule> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loopscope-jobs-'));
  const file = path.join(folder, 'jobs.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'jobs.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    external: ['tinypool'],
  });
  return {
    file,
    jobs: jobsOf<typeof import('./jobs')>(file),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A number that threads share. */
export function sharedNumber(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(4));
}
