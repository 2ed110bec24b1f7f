/** The inspector as its owner sees it: a worker thread behind typed calls. */
import { Worker } from 'node:worker_threads';
import { type BirpcReturn, createBirpc } from 'birpc';
import type { InspectorCalls, OwnerCalls } from './calls';

export interface RemoteInspector {
  readonly calls: BirpcReturn<InspectorCalls, OwnerCalls>;
  /** Ends the thread; the programs go on without it. */
  close(): Promise<void>;
}

/**
 * Starts the inspector's thread. `script` is the bundle of `worker.ts`.
 * When the thread ends by itself, which is a fault of ours, `owner.log` is told.
 */
export function startInspector(script: string, owner: OwnerCalls): RemoteInspector {
  const worker = new Worker(script);
  const calls = createBirpc<InspectorCalls, OwnerCalls>(owner, {
    post: (data) => worker.postMessage(data),
    on: (receive) => worker.on('message', receive),
  });
  worker.on('error', (error) => owner.log(`The inspector stopped: ${error.stack ?? error.message}`));
  worker.on('exit', () => calls.$close());
  return {
    calls,
    async close() {
      await calls.close().catch(() => {});
      await worker.terminate();
    },
  };
}
