"""Bytes per pending task that sleeps."""
import asyncio
import gc
import tracemalloc

N = 50_000


async def sleeper():
    await asyncio.sleep(3600)


async def main():
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tasks = [asyncio.create_task(sleeper()) for _ in range(N)]
    await asyncio.sleep(0)
    gc.collect()
    print((tracemalloc.get_traced_memory()[0] - before) / N)
    for task in tasks:
        task.cancel()


asyncio.run(main())
