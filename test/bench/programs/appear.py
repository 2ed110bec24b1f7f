"""Creates a task twice a second and prints when, in milliseconds since the epoch."""
import asyncio
import time


async def shown():
    await asyncio.sleep(0.45)


async def main():
    for n in range(30):
        await asyncio.sleep(0.5)
        at = time.time() * 1000
        task = asyncio.create_task(shown(), name=f"appear-{n}")
        with open("created.txt", "a") as file:
            file.write(f"appear-{n} {at}\n")
    await task


asyncio.run(main())
