import asyncio
import functools
import re
import time
def async_timed(log):
    def wrapper(func):
        @functools.wraps(func)
        async def wrapped(*args):
            shown = [arg for arg in args if not isinstance(arg, Shop)]
            log(f'starting {func.__name__} with args [ {", ".join(map(repr, shown))} ]')
            start = time.monotonic()
            try:
                return await func(*args)
            finally:
                log(f'finished {func.__name__} in {time.monotonic() - start:.4f} second(s)')
        return wrapped
    return wrapper
def log(line):
    print(re.sub(r'\d+\.\d{4} ', '… ', line))
@async_timed(log)
async def delay(seconds, result):
    print('waits')
    await asyncio.sleep(0.001)
    return result
@async_timed(log)
async def fail(message):
    raise ValueError(message)
class Shop:
    name = 'tea'
    @async_timed(log)
    async def price(self, of):
        await asyncio.sleep(0)
        return f'{self.name} {of}'
async def main():
    coroutine = delay(1, 'x')
    print('nothing yet')
    print(await coroutine)
    task = asyncio.create_task(delay(2, 'y'))
    print(task.get_coro().__name__, await task)
    try:
        await fail('broken')
    except ValueError as error:
        print(error)
    print(await Shop().price('a'))
asyncio.run(main())
