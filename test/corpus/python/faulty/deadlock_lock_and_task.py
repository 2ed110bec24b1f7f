# settings: deadlockMs=500, stuckTaskMs=500
"""A task awaits its helper while it holds the lock that the helper needs."""
import asyncio


async def helper(lock):
    async with lock:  # deadlock
        return "helped"


async def owner(lock):
    async with lock:
        return await asyncio.ensure_future(helper(lock))  # deadlock


async def main():
    task = asyncio.ensure_future(owner(asyncio.Lock()))
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
