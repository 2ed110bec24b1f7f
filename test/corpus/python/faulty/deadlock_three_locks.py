# settings: deadlockMs=500, stuckTaskMs=500
"""Philosophers: each has taken one fork and waits for the next one's."""
import asyncio


async def dine(left, right):
    async with left:
        await asyncio.sleep(0.02)
        async with right:  # deadlock
            return "ate"


async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    tasks = [asyncio.ensure_future(dine(forks[n], forks[(n + 1) % 3])) for n in range(3)]
    done, _ = await asyncio.wait(tasks, timeout=1.5)
    print(len(done))
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
