# settings: deadlockMs=500, stuckTaskMs=500
"""asyncio.Lock is not reentrant: a method that holds it calls another that takes it."""
import asyncio


class Cache:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def clear(self):
        async with self.lock:  # deadlock
            return "cleared"

    async def reload(self):
        async with self.lock:
            return await self.clear()


async def main():
    task = asyncio.ensure_future(Cache().reload())
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
