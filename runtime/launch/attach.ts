/** Brings the debug mode into a program that runs already. This is a bundle of its own: see `loadAttach.ts`. */
import * as l10n from '@vscode/l10n';
import { type Attachment, failed, named } from './attachment';
import { attachNode } from './attachNode';
import { attachPython } from './attachPython';
import type { AgentFiles } from './environment';
import { isInContainer } from './processes/linux';
import { languageOf, runningProcesses } from './processes/processes';

/** Has the sentences here be in another language than English; see `@vscode/l10n`. */
export const { config } = l10n;

/**
 * Attaches to the process of this pid; resolves once an agent is in it, or can't be.
 *
 * @param inspector what `LOOPSCOPE_INSPECTOR` would have been
 */
export async function attach(pid: number, inspector: string, files: AgentFiles): Promise<Attachment> {
  const found = (await runningProcesses()).find((one) => one.pid === pid);
  if (!found) return failed(absence(pid));
  if (process.platform === 'linux' && (await isInContainer(pid))) {
    return failed(l10n.t('{0} runs in a container: attach to it with a Loopscope in there.', named(found)));
  }
  const language = languageOf(found);
  if (language === 'python') return attachPython(found, inspector, files);
  if (language === 'node') return attachNode(found, inspector);
  return failed(l10n.t('{0} is neither Python nor Node: it runs {1}.', named(found), found.executable));
}

function absence(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return l10n.t('There is no process {0}.', pid);
  }
  return l10n.t("Process {0} is not this user's, who can't look into it.", pid);
}
