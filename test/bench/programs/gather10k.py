"""Milliseconds to gather 10 000 sleeps of 10 ms."""
import asyncio
import time

N = 10_000


async def main():
    await asyncio.gather(*[asyncio.sleep(0.01) for _ in range(N)])
    started = time.perf_counter()
    await asyncio.gather(*[asyncio.sleep(0.01) for _ in range(N)])
    print((time.perf_counter() - started) * 1e3)


asyncio.run(main())
