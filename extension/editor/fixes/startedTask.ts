import { type Call, type Code, type Edit, insert } from './code';

const STARTS = /(?:^|\.)(?:create_task|ensure_future|createTask|ensureFuture)$/;

/** A line that starts a task. */
export function taskStart(code: Code, line: number): Call | undefined {
  const call = code.call(line);
  return call && !call.isReturned && STARTS.test(call.callee) ? call : undefined;
}

/** Gives the task of a line a name if it has none; `undefined` if every good one is taken. */
export function nameOf(
  code: Code,
  line: number,
  { assigned, from }: Call,
): { name: string; edits: Edit[] } | undefined {
  if (assigned) return { name: assigned, edits: [] };
  const isPython = code.language === 'python';
  const name = ['task', isPython ? 'background_task' : 'backgroundTask'].find((one) => !code.has(one));
  return name === undefined
    ? undefined
    : { name, edits: [insert(line, from, `${isPython ? '' : 'const '}${name} = `)] };
}
