"""Microseconds of processor time per step, all threads counted: sleep(0)."""
import asyncio
import sys
import time

seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2


async def step_for(seconds):
    steps = 0
    end = time.monotonic() + seconds
    started = time.process_time()
    while time.monotonic() < end:
        for _ in range(100):
            await asyncio.sleep(0)
        steps += 100
    return (time.process_time() - started) / steps * 1e6


async def main():
    await step_for(seconds / 2)  # the start of a program is not what is measured
    print(await step_for(seconds))


asyncio.run(main())
