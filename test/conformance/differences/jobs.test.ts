import { expect, test } from 'vitest';
import { coro, jobsOf, run, toThread } from '../../../runtime/asyncio/index';

const work = jobsOf<{ fail(): void; give(value: object): object }>(
  `data:text/javascript,
  class NotEnough extends Error {}
  NotEnough.prototype.name = 'NotEnough';
  export function fail() { throw Object.assign(new NotEnough('too little'), { code: 7 }); }
  export function give(value) { return value; }`,
);

test('a job is an export of a module, and gets copies', async () => {
  const main = coro(async () => {
    const argument = { when: new Date(0) };
    const result = await toThread(work.give, argument);
    expect(result).toEqual(argument);
    expect(result).not.toBe(argument);
    await expect(Promise.resolve(toThread(work.give, { call: () => {} }))).rejects.toThrow(
      'could not be cloned',
    );
  });
  await run(main());
});

test('an error keeps its name, message, stack and simple properties, but no class of its own', async () => {
  const main = coro(async () => {
    const error: unknown = await Promise.resolve(toThread(work.fail)).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'NotEnough', message: 'too little', code: 7 });
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
  });
  await run(main());
});
