import { RuntimeError, ThreadLock } from 'loopscope';

const lock = new ThreadLock();
function attempt(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (error instanceof RuntimeError || error instanceof RangeError) console.log(error.message);
  }
}
attempt(() => lock.release());
console.log(Number(lock.acquire()), Number(lock.locked()));
console.log(
  Number(lock.acquire({ blocking: false })),
  Number(lock.acquire({ timeoutMs: 1 })),
  Number(lock.acquire({ timeoutMs: 0 })),
);
attempt(() => lock.acquire({ blocking: false, timeoutMs: 1 }));
attempt(() => lock.acquire({ timeoutMs: -2 }));
lock.release();
console.log(Number(lock.acquire({ blocking: false })));
lock.release();
lock.with(() => console.log('inside', Number(lock.locked())));
attempt(() =>
  lock.with(() => {
    throw new RangeError('out of it');
  }),
);
console.log(Number(lock.locked()));
