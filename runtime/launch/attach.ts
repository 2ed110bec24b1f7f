/** Brings the debug mode into a program that runs already. This is a bundle of its own: see `loadAttach.ts`. */
import { type Attachment, failed, named } from './attachment';
import { attachNode } from './attachNode';
import { attachPython } from './attachPython';
import type { AgentFiles } from './environment';
import { isInContainer } from './processes/linux';
import { languageOf, runningProcesses } from './processes/processes';

/**
 * Attaches to the process of this pid; resolves once an agent is in it, or can't be.
 *
 * @param inspector what `LOOPSCOPE_INSPECTOR` would have been
 */
export async function attach(pid: number, inspector: string, files: AgentFiles): Promise<Attachment> {
  const found = (await runningProcesses()).find((one) => one.pid === pid);
  if (!found) return failed(absence(pid));
  if (process.platform === 'linux' && (await isInContainer(pid))) {
    return failed(`${named(found)} runs in a container: attach to it with a Loopscope in there.`);
  }
  const language = languageOf(found);
  if (language === 'python') return attachPython(found, inspector, files);
  if (language === 'node') return attachNode(found, inspector);
  return failed(`${named(found)} is neither Python nor Node: it runs ${found.executable}.`);
}

function absence(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return `There is no process ${pid}.`;
  }
  return `Process ${pid} is not this user's, who can't look into it.`;
}
