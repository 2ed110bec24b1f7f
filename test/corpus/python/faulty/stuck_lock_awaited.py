# settings: stuckTaskMs=500
"""A lock taken by hand is not released on an early return, and its owner waits for the next update."""
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
    asyncio.get_running_loop().call_later(1.5, task.cancel)
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
