# settings: taskLeakMs=500, taskLeakTasks=50
"""The number of tasks of one line goes up and down with the load."""
import asyncio


async def connection(seconds):
    await asyncio.sleep(seconds)


async def main():
    total = 0
    for _ in range(20):
        load = [asyncio.ensure_future(connection(0.05 + n / 2000)) for n in range(200)]
        total += len(load)
        await asyncio.wait(load)
    print(total)


asyncio.run(main())
