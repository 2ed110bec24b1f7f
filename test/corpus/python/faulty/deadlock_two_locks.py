# settings: deadlockMs=500, stuckTaskMs=500
"""Two transfers take the locks of the same two accounts in opposite order."""
import asyncio


async def transfer(source, target):
    async with source:
        await asyncio.sleep(0.02)
        async with target:  # deadlock
            return "done"


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    tasks = [asyncio.ensure_future(transfer(a, b)), asyncio.ensure_future(transfer(b, a))]
    done, _ = await asyncio.wait(tasks, timeout=1.5)
    print(len(done))
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
