"""Milliseconds to cancel 10 000 tasks that sleep, until all have ended."""
import asyncio
import time

N = 10_000


async def sleeper():
    await asyncio.sleep(3600)


async def cancel_many():
    tasks = [asyncio.create_task(sleeper()) for _ in range(N)]
    await asyncio.sleep(0)
    started = time.perf_counter()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return time.perf_counter() - started


async def main():
    await cancel_many()
    print(await cancel_many() * 1e3)


asyncio.run(main())
