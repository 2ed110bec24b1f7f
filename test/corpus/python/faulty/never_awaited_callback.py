"""A coroutine function given to call_later: the loop calls it and drops what it gives."""
import asyncio


async def refresh():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, lambda: refresh())  # never-awaited: refresh
    await asyncio.sleep(0.05)
    print("refreshed?")


asyncio.run(main())
