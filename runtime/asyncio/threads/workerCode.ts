/** What a thread or process of ours is to do. */
export interface Call {
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What came of it. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly error: ErrorParts }
  | { readonly thrown: unknown };

/** What can be told of an error to another thread; its own properties too, if they are simple. */
export interface ErrorParts {
  readonly name: string;
  readonly message: string;
}

const CALL = `
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

async function load(module) {
  try {
    return await import(module);
  } catch (error) {
    if (error.code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw error;
    // Some loaders, such as ts-node's, only know require.
    const require = createRequire(module);
    if (!(path.extname(module) in require.extensions)) throw error;
    return require(fileURLToPath(module));
  }
}

async function call({ module, name, args }) {
  const exported = await load(module);
  const job = exported[name] ?? exported.default?.[name];
  if (typeof job !== 'function') throw new TypeError(\`\${module} exports no function '\${name}'\`);
  return await job(...args);
}
`;

/** The module of a {@link Thread}: makes one call. An exception of it ends the worker. */
export const THREAD_CODE = asUrl(`${CALL}
import { workerData } from 'node:worker_threads';

await call(workerData);
`);

/** The module of a pool's workers: `run` takes a {@link Call} and gives an {@link Outcome}. */
export const POOL_CODE = asUrl(`${CALL}
import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

// As Python's sys.exit: it ends the job, and not a worker on whose answer somebody waits.
const exit = process.exit;
process.exit = (code = 0) => {
  throw Object.assign(new Error(String(code)), { name: 'SystemExit' });
};
// Node itself calls it after an exception that nobody catches.
process.once('uncaughtExceptionMonitor', () => {
  process.exit = exit;
});

// What can't be copied is to fail the job, and not to end the worker when it answers.
const checkCopied = isMainThread ? v8.serialize : structuredClone;

export async function run(request) {
  try {
    const value = await call(request);
    if (Object(value) === value) checkCopied(value);
    return { value };
  } catch (error) {
    return error instanceof Error ? { error: partsOf(error) } : { thrown: error };
  }
}

function partsOf(error) {
  const own = Object.entries(error).filter(([, value]) => Object(value) !== value && typeof value !== 'symbol');
  return { ...Object.fromEntries(own), name: error.name, message: error.message, stack: error.stack };
}
`);

/** A worker takes code from a URL. So no file has to be found, which bundlers would lose. */
function asUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(`${code}//# sourceURL=loopscope-worker`)}`;
}

const CLASSES = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** The value, or throws what was thrown in the worker. */
export function resultOf(outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value;
  throw 'thrown' in outcome ? outcome.thrown : errorOf(outcome.error);
}

function errorOf({ name, message, ...rest }: ErrorParts): Error {
  const known = CLASSES[name as keyof typeof CLASSES];
  const error = new (known ?? Error)(message);
  if (!known) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  return Object.assign(error, rest);
}
