/** An async close() is called in a finally block without await: connections pile up. */
import { coro, run, sleep } from 'loopscope';

class Session {
  get = coro(async () => {
    await sleep(1);
    return 200;
  });

  close = coro(async function close() {
    await sleep(1);
    console.log('closed');
  });
}

const main = coro(async function main() {
  const session = new Session();
  try {
    console.log(await session.get());
  } finally {
    session.close(); // never-awaited: close
  }
});

await run(main());
