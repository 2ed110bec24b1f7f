"""A report sorts millions of rows on the loop: one call of C that cannot be interrupted."""
import asyncio
import random

random.seed(1)
ROWS = [random.random() for _ in range(1500000)]


async def report():
    await asyncio.sleep(0.05)
    rows = sorted(ROWS)  # slow-callback
    return rows[0] <= rows[-1]


async def main():
    print(await report())


asyncio.run(main())
