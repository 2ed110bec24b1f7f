import type { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { coro, jobsOf, run, toThread } from '../../../runtime/asyncio/index';

interface Requests {
  readonly storage: AsyncLocalStorage<string>;
  current(): string | undefined;
  echo(value: string): string;
}

const url = `data:text/javascript,
  import { AsyncLocalStorage } from 'node:async_hooks';
  export const storage = new AsyncLocalStorage();
  export const current = () => storage.getStore();
  export const echo = (value) => value;`;

test('a job knows nothing of the context; what it needs is an argument', async () => {
  const { storage, current }: Requests = await import(/* @vite-ignore */ url);
  const jobs = jobsOf<Requests>(url);
  const main = coro(async () => {
    expect(current()).toBe('request 1');
    expect(await toThread(jobs.current)).toBe(undefined);
    expect(await toThread(jobs.echo, storage.getStore()!)).toBe('request 1');
  });
  await storage.run('request 1', () => run(main()));
});
