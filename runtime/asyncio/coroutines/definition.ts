import { hooks, isDebugModeExpected } from '../hooks';

/** A function that was given to `coro`, and the name that reports and the panel show for it. */
export class Definition<A extends unknown[], T, This> {
  #name: string;
  #place: object | undefined;

  /** @param definer what the program calls to define it */
  constructor(
    readonly body: (this: This, ...args: A) => Promise<T>,
    definer: (...args: never[]) => unknown,
  ) {
    this.#name = body.name;
    if (body.name === '' && (hooks || isDebugModeExpected)) this.#place = callOf(definer);
  }

  /** That of the function; for one without, in debug mode, of the variable or property it was assigned to. */
  get name(): string {
    if (this.#place && hooks) {
      this.#name = hooks.nameAt(this.#place);
      this.#place = undefined;
    }
    return this.#name || '<anonymous>';
  }
}

/** The place in the program that calls `callee` now. V8 works it out when its `stack` is read. */
function callOf(callee: (...args: never[]) => unknown): object {
  const place = {};
  const programsLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(place, callee);
  Error.stackTraceLimit = programsLimit;
  return place;
}
