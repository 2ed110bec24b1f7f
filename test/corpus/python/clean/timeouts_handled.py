"""Timeouts that expire and are handled, over and over."""
import asyncio


async def slow():
    await asyncio.sleep(10)


async def main():
    expired = 0
    for _ in range(20):
        try:
            await asyncio.wait_for(slow(), 0.01)
        except asyncio.TimeoutError:
            expired += 1
    print(expired)


asyncio.run(main())
