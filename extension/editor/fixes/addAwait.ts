import { type Fix, insert } from './code';

/** `save()` → `await save()`, where the coroutine that the finding names is what the line calls. */
export const addAwait: Fix = (code, line, { message }) => {
  const call = code.longCall(line);
  if (!call || call.isReturned || !code.isInAsync(line)) return undefined;
  const name = call.callee.split('.').at(-1)!.replaceAll('$', '\\$');
  return new RegExp(`'(?:[^']*\\.)?${name}'`).test(message) ? [insert(line, call.from, 'await ')] : undefined;
};
