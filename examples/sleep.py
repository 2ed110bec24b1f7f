"""Blocking and async sleep: three workers, once with each.

With `time.sleep` the loop stands still: no other worker runs meanwhile, and all take turns. With `asyncio.sleep` only
the worker waits, and three take no longer than one.

    loopscope run examples/sleep.py
"""

import asyncio
import time


async def blocking(name):
    time.sleep(0.2)  # slow-callback: nobody else runs meanwhile
    print(f"{name} slept, and so did all")


async def waiting(name):
    await asyncio.sleep(0.2)
    print(f"{name} slept alone")


async def timed(worker):
    start = time.perf_counter()
    await asyncio.gather(worker("a"), worker("b"), worker("c"))
    print(f"{worker.__name__}: {time.perf_counter() - start:.1f} s")


async def main():
    await timed(blocking)
    await timed(waiting)


asyncio.run(main())
