# settings: stuckTaskMs=500
"""A lock taken by hand is not released on an early return; the next request waits for ever."""
import asyncio


async def update(lock, value):
    await lock.acquire()  # stuck-task
    if value < 0:
        return None
    await asyncio.sleep(0.01)
    lock.release()
    return value


async def main():
    lock = asyncio.Lock()
    print(await update(lock, 1), await update(lock, -1))
    task = asyncio.ensure_future(update(lock, 2))
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
