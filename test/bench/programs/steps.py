"""Microseconds per step: sleep(0)."""
import asyncio
import time

N = 100_000


async def main():
    for _ in range(5_000):
        await asyncio.sleep(0)
    started = time.perf_counter()
    for _ in range(N):
        await asyncio.sleep(0)
    print((time.perf_counter() - started) / N * 1e6)


asyncio.run(main())
