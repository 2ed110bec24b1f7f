# settings: stuckTaskMs=1000
"""Who holds a lock looks after its waiters from time to time, and lets go of it in the end."""
import asyncio


async def use(lock):
    async with lock:
        return "used"


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    pending = {asyncio.ensure_future(use(lock)) for _ in range(3)}
    for _ in range(7):
        done, pending = await asyncio.wait(pending, timeout=0.4)
    lock.release()
    print(sorted([await task for task in pending]))


asyncio.run(main())
