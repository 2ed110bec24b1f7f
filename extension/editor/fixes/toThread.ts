import { type Call, type Code, type Edit, type Fix, insert } from './code';
import { importModule, importName } from './imports';

/** `resize(image)` → `await asyncio.to_thread(resize, image)`; in TypeScript a function of one of Node's modules. */
export const toThread: Fix = (code, line) => {
  const call = code.call(line);
  if (!call || !code.isInAsync(line)) return undefined;
  return code.language === 'python' ? inPython(code, line, call) : inTypeScript(code, line, call);
};

function inPython(code: Code, line: number, call: Call): Edit[] | undefined {
  const text = code.blanked[line]!.slice(call.open, call.close);
  // A generator without brackets of its own, and what only its own function can do.
  if (/\b(?:for|await|yield)\b|:=/.test(text) || /^(?:asyncio|super|time\.sleep)\b/.test(call.callee)) {
    return undefined;
  }
  return [
    ...importModule(code, 'asyncio'),
    insert(line, call.from, 'await asyncio.to_thread('),
    { line, from: call.open - 1, to: call.open, text: text.trim() ? ', ' : '' },
  ];
}

/** Only a module's exports can be called in a thread, and Node's own are known to take and give plain values. */
function inTypeScript(code: Code, line: number, call: Call): Edit[] | undefined {
  const [object, method] = call.callee.split('.') as [string, string?];
  const module = moduleOf(code, object, method !== undefined);
  const isTaken = /=>|\bfunction\b|\bawait\b/.test(code.blanked[line]!.slice(call.open, call.close));
  const name = method ?? object;
  if (!module || isTaken || !name.endsWith('Sync') || call.callee.split('.').length > 2) return undefined;
  const [first, second] = [importName(code, 'jobsOf'), importName(code, 'toThread')];
  if (!first || !second) return undefined;
  const quoted = `'${module}'`;
  const job = `jobsOf<typeof import(${quoted})>(${quoted}).${name}`;
  const isEmpty = call.open === call.close;
  return [
    ...first,
    ...second,
    { line, from: call.from, to: call.open, text: `await toThread(${job}${isEmpty ? '' : ', '}` },
  ];
}

/** The module of Node that a name was imported from, whole or as one of its exports. */
function moduleOf(code: Code, name: string, isWhole: boolean): string | undefined {
  for (const line of code.lines) {
    const [, imported, module] = /^import\s+(.+?)\s+from\s+['"](node:[\w/]+)['"]/.exec(line) ?? [];
    if (!imported) continue;
    const names = /^\{(.*)\}$/
      .exec(imported)?.[1]
      ?.split(',')
      .map((one) => one.trim());
    if (isWhole ? imported === name || imported === `* as ${name}` : names?.includes(name)) return module;
  }
  return undefined;
}
