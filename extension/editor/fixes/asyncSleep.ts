import type { Call, Code, Edit, Fix } from './code';
import { importModule, importName } from './imports';

/** `time.sleep(1)` → `await asyncio.sleep(1)`; the ways to sleep in place in Node → `await sleep(1000)`. */
export const asyncSleep: Fix = (code, line) => {
  const call = code.call(line);
  if (!call || !code.isInAsync(line)) return undefined;
  return code.language === 'python' ? inPython(code, line, call) : inTypeScript(code, line, call);
};

function inPython(code: Code, line: number, { callee, from, open, close }: Call): Edit[] | undefined {
  const isSleep =
    callee === 'time.sleep' ||
    (callee === 'sleep' && code.blanked.some((text) => /^from\s+time\s+import\b.*\bsleep\b/.test(text)));
  if (!isSleep || code.arguments(line, open, close).length !== 1) return undefined;
  return [...importModule(code, 'asyncio'), { line, from, to: open - 1, text: 'await asyncio.sleep' }];
}

function inTypeScript(code: Code, line: number, call: Call): Edit[] | undefined {
  const delayMs = call.assigned || call.isReturned ? undefined : delayOf(code, line, call);
  const imports = importName(code, 'sleep');
  if (delayMs === undefined || !imports) return undefined;
  return [...imports, { line, from: call.from, to: call.close + 1, text: `await sleep(${delayMs})` }];
}

/** Waiting on memory that nobody else has, and the shell's `sleep`. */
function delayOf(code: Code, line: number, { callee, open, close }: Call): string | undefined {
  const given = code.arguments(line, open, close);
  if (callee === 'Atomics.wait' && /^new Int32Array\(new SharedArrayBuffer\(/.test(given[0]!))
    return given[3];
  const seconds = /^(?:child_process\.)?execSync$/.test(callee)
    ? /^['"]sleep (\d+(?:\.\d+)?)['"]$/.exec(given.join())?.[1]
    : undefined;
  return seconds && `${Math.round(Number(seconds) * 1000)}`;
}
