/** The debug mode's own faults: they never reach the program. */

/** Has them written to stderr. */
const AGENT_FAULTS = 'LOOPSCOPE_AGENT_FAULTS';

type Instead<T> = { readonly [K in keyof T]?: (...args: never[]) => unknown };

/**
 * The same object, none of whose methods throws any more. One that fails returns nothing, or what the one of its
 * name in `instead` returns.
 */
export function guarded<T extends object>(object: T, instead: Instead<T>): T {
  const methods = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object));
  for (const [name, { value: method }] of Object.entries(methods)) {
    if (typeof method !== 'function' || name === 'constructor') continue;
    const fallback = (instead as Record<string, (() => unknown) | undefined>)[name];
    // Called at every step of the loop: no list of arguments is made.
    const call = (a: unknown, b: unknown, c: unknown, d: unknown, e: unknown) => {
      try {
        return method.call(object, a, b, c, d, e);
      } catch (error) {
        swallow(error);
        return fallback?.();
      }
    };
    Object.defineProperty(object, name, { value: call });
  }
  return object;
}

function swallow(error: unknown): void {
  if (process.env[AGENT_FAULTS]) console.error(error);
}
