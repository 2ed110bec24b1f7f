import { type Code, type Edit, type Fix, insert } from './code';
import { nameOf, taskStart } from './startedTask';

/** Keeps a Python task in a set of the module until it is done. */
export const keepReference: Fix = (code, line) => {
  const call = code.language === 'python' ? taskStart(code, line) : undefined;
  const task = call && nameOf(code, line, call);
  const tasks = taskSet(code, line);
  if (!task || !tasks) return undefined;
  const lines = [`${tasks.name}.add(${task.name})`, `${task.name}.add_done_callback(${tasks.name}.discard)`];
  return [
    ...tasks.edits,
    ...task.edits,
    insert(line, code.lines[line]!.length, lines.map((text) => `\n${call!.indent}${text}`).join('')),
  ];
};

/** The set of the module that holds tasks, made if there is none. */
function taskSet(code: Code, line: number): { name: string; edits: Edit[] } | undefined {
  const name = 'background_tasks';
  if (code.blanked.some((text) => /^background_tasks\b.*=\s*set\(\)\s*$/.test(text)))
    return { name, edits: [] };
  const at = code.outermost(line);
  if (at === undefined || code.has(name)) return undefined;
  return { name, edits: [insert(at, 0, `${name} = set()\n\n\n`)] };
}
