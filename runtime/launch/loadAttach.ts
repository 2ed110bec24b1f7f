import { createRequire } from 'node:module';
import path from 'node:path';
import type { AgentFiles } from './environment';

/** Loads what attaches to programs, which few need. */
export function loadAttach({ dist }: AgentFiles): typeof import('./attach') {
  const script = path.join(dist, 'attach.cjs');
  return createRequire(script)(script);
}
