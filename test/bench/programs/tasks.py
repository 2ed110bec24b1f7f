"""Microseconds of processor time per task, all threads counted: create 100 and gather them; with `await`, one and await it."""
import asyncio
import sys
import time

from windows import show


async def nothing():
    pass


async def gather():
    await asyncio.gather(*[asyncio.create_task(nothing()) for _ in range(100)])


async def one_by_one():
    for _ in range(100):
        await asyncio.create_task(nothing())


async def create_for(seconds):
    hundred = one_by_one if "await" in sys.argv else gather
    created = 0
    end = time.monotonic() + seconds
    started = time.process_time()
    while time.monotonic() < end:
        await hundred()
        created += 100
    return (time.process_time() - started) / created * 1e6


asyncio.run(show(create_for))
