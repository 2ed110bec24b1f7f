"""Time limits of the program's own, which cancel the task that is in them and catch that again: nothing was swallowed."""
# settings: cancelSwallowedMs=200
import asyncio
from contextlib import asynccontextmanager, contextmanager


class Limit:
    def __init__(self, seconds):
        self.seconds = seconds
        self.is_over = False

    def __enter__(self):
        self.task = asyncio.current_task()
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.expire)
        return self

    def expire(self):
        self.is_over = True
        self.task.cancel()

    def __exit__(self, kind, error, traceback):
        self.timer.cancel()
        return self.is_over and kind is asyncio.CancelledError


class Plain(Limit):
    def __enter__(self):
        self.timer = asyncio.get_running_loop().call_later(self.seconds, asyncio.current_task().cancel)
        return self

    def __exit__(self, kind, error, traceback):
        self.timer.cancel()
        return kind is asyncio.CancelledError


class Awaited(Limit):
    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *error):
        return self.__exit__(*error)


@contextmanager
def limited(seconds):
    timer = asyncio.get_running_loop().call_later(seconds, asyncio.current_task().cancel)
    try:
        yield
    except asyncio.CancelledError:
        pass
    finally:
        timer.cancel()


@asynccontextmanager
async def limited_later(seconds):
    task = asyncio.current_task()

    def expire():
        task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, expire)
    try:
        yield
    except asyncio.CancelledError:
        pass
    finally:
        timer.cancel()


async def in_scope(scope):
    for _ in range(2):
        with scope:
            await asyncio.sleep(9)
    return "done"


async def in_awaited_scope(scope):
    for _ in range(2):
        async with scope:
            await asyncio.sleep(9)
    return "done"


async def in_generators():
    for _ in range(2):
        with limited(0.4):
            await asyncio.sleep(9)
    for _ in range(2):
        async with limited_later(0.4):
            await asyncio.sleep(9)
    return "done"


async def in_function():
    timer = asyncio.get_running_loop().call_later(0.4, asyncio.current_task().cancel)
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        return "too late"
    finally:
        timer.cancel()


async def in_functions():
    for _ in range(2):
        await in_function()
    return "done"


async def main():
    scopes = [in_scope(Limit(0.4)), in_scope(Plain(0.4)), in_awaited_scope(Awaited(0.4)), in_generators()]
    print(await asyncio.gather(*scopes, in_function(), in_functions()))


asyncio.run(main())
