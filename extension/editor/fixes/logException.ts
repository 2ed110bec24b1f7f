import { type Code, type Edit, type Fix, insert } from './code';
import { importModule } from './imports';
import { nameOf, taskStart } from './startedTask';

const CALLBACK = `def log_exception(task):
    if not task.cancelled() and task.exception():
        logging.error("%s failed", task.get_name(), exc_info=task.exception())


`;

/** Looks at the task's exception as soon as it is done, and logs it. */
export const logException: Fix = (code, line) => {
  const call = taskStart(code, line);
  const task = call && nameOf(code, line, call);
  const callback = code.language === 'python' ? inPython(code, line) : IN_TYPESCRIPT;
  if (!task || !callback) return undefined;
  const lines = callback.lines(task.name).map((text) => `\n${call!.indent}${text}`);
  return [...callback.edits, ...task.edits, insert(line, code.lines[line]!.length, lines.join(''))];
};

interface Callback {
  readonly edits: Edit[];
  readonly lines: (task: string) => string[];
}

function inPython(code: Code, line: number): Callback | undefined {
  const lines = (task: string) => [`${task}.add_done_callback(log_exception)`];
  if (code.lines.join('\n').includes(CALLBACK.trimEnd())) return { edits: [], lines };
  const at = code.outermost(line);
  if (at === undefined || code.has('log_exception')) return undefined;
  return { edits: [...importModule(code, 'logging'), insert(at, 0, CALLBACK)], lines };
}

const IN_TYPESCRIPT: Callback = {
  edits: [],
  lines: (task) => [
    `${task}.addDoneCallback((done) => {`,
    '  if (!done.cancelled() && done.exception()) console.error(done.exception());',
    '});',
  ],
};
