"""Hundreds of short tasks become ready in the same turn of the loop: together they hold it up."""
import asyncio
import time


def parse(record):
    until = time.perf_counter() + 0.002
    while time.perf_counter() < until:  # starved-tick
        pass
    return record


async def consume(start, record):
    await start.wait()
    return parse(record)


async def main():
    start = asyncio.Event()
    tasks = [asyncio.ensure_future(consume(start, record)) for record in range(400)]
    await asyncio.sleep(0.05)
    start.set()
    print(len(await asyncio.gather(*tasks)))


asyncio.run(main())
