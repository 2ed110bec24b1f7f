"""The part of a core, in percent, that a process uses while its tasks all wait."""
import asyncio
import time

SECONDS = 8


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(3600)) for _ in range(100)]
    await asyncio.sleep(2)
    started = time.process_time()
    await asyncio.sleep(SECONDS)
    print((time.process_time() - started) / SECONDS * 100)
    for task in tasks:
        task.cancel()


asyncio.run(main())
