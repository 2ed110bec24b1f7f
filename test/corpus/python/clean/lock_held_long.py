# settings: deadlockMs=500, stuckTaskMs=500
"""A lock is held for long by a task that works on, and the others take their turns after it."""
import asyncio


async def migrate(lock):
    async with lock:
        for _ in range(30):
            await asyncio.sleep(0.04)


async def read(lock):
    async with lock:
        return "read"


async def main():
    lock = asyncio.Lock()
    migrating = asyncio.ensure_future(migrate(lock))
    await asyncio.sleep(0.01)
    print(await asyncio.gather(read(lock), read(lock)))
    await migrating


asyncio.run(main())
