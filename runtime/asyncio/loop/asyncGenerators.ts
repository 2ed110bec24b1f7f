import { MethodCall } from '../coroutines/methodCall';
import { RuntimeError } from '../errors';
import { gather } from '../tasks/gather';
import type { EventLoop } from './loop';

/** Those of a loop that have begun and are not finished. */
export class AsyncGenerators {
  readonly #names = new Map<AsyncGenerator, string>();
  #isShutDown = false;

  get size(): number {
    return this.#names.size;
  }

  add(generator: AsyncGenerator, name: string): void {
    if (this.#isShutDown) {
      const what = `asynchronous generator <async_generator object ${name}> was scheduled after loop.shutdownAsyncgens() call`;
      process.emitWarning(what, 'ResourceWarning');
    }
    this.#names.set(generator, name);
  }

  delete(generator: AsyncGenerator): void {
    this.#names.delete(generator);
  }

  /** Closes them all; tells the loop's exception handler what they throw. */
  async shutdown(loop: EventLoop): Promise<void> {
    this.#isShutDown = true;
    const closing = [...this.#names].map(([generator, name]) => {
      return new MethodCall(`${name}.return`, () => close(generator, name, loop));
    });
    this.#names.clear();
    await gather(closing, { returnExceptions: true });
  }
}

async function close(generator: AsyncGenerator, name: string, loop: EventLoop): Promise<void> {
  try {
    const { done } = await generator.return(undefined);
    if (!done) throw new RuntimeError('async generator ignored GeneratorExit');
  } catch (exception) {
    const message = `an error occurred during closing of asynchronous generator <async_generator object ${name}>`;
    loop.callExceptionHandler({ message, exception });
  }
}
