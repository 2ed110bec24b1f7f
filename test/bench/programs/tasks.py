"""Microseconds per task: create it and await its end."""
import asyncio
import time

N = 40_000


async def nothing():
    pass


async def main():
    for _ in range(2_000):
        await asyncio.create_task(nothing())
    started = time.perf_counter()
    for _ in range(N // 100):
        await asyncio.gather(*[asyncio.create_task(nothing()) for _ in range(100)])
    print((time.perf_counter() - started) / N * 1e6)


asyncio.run(main())
