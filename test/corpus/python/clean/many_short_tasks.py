"""Fifty thousand short tasks, five hundred at a time."""
import asyncio


async def job(number):
    await asyncio.sleep(0)
    return number


async def main():
    total = 0
    for batch in range(100):
        total += sum(await asyncio.gather(*(job(number) for number in range(500))))
    print(total)


asyncio.run(main())
