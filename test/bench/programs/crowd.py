"""With 100 000 tasks that wait, for some seconds: the longest delay of a timer in milliseconds, or with `memory`
the resident memory in megabytes.
"""
import asyncio
import gc
import sys
import time

SECONDS = 10


async def main():
    tasks = []
    for _ in range(1000):
        tasks += [asyncio.create_task(asyncio.sleep(3600)) for _ in range(100)]
        await asyncio.sleep(0)
    await asyncio.sleep(2)
    gc.collect()
    gc.freeze()  # a collection of so many objects is a delay of its own
    longest = 0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        due = time.monotonic() + 0.002
        await asyncio.sleep(0.002)
        longest = max(longest, time.monotonic() - due)
    if sys.argv[1:] == ["memory"]:
        with open("/proc/self/status") as file:
            print(next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS")))
    else:
        print(longest * 1e3)
    sys.stdout.flush()
    gc.unfreeze()
    for task in tasks:
        task.cancel()


asyncio.run(main())
