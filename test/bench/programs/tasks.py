"""Microseconds of processor time per task, all threads counted: create it and await its end."""
import asyncio
import sys
import time

seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2


async def nothing():
    pass


async def create_for(seconds):
    created = 0
    end = time.monotonic() + seconds
    started = time.process_time()
    while time.monotonic() < end:
        await asyncio.gather(*[asyncio.create_task(nothing()) for _ in range(100)])
        created += 100
    return (time.process_time() - started) / created * 1e6


async def main():
    await create_for(seconds / 2)  # the start of a program is not what is measured
    print(await create_for(seconds))


asyncio.run(main())
