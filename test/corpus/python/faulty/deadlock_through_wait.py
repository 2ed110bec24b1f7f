# settings: deadlockMs=500, stuckTaskMs=500
"""Two services wait for each other to be started, one of them by asyncio.wait."""
import asyncio

services = {}


async def database():
    await asyncio.sleep(0.01)
    await asyncio.wait([services["cache"]])  # deadlock


async def cache():
    await asyncio.sleep(0.01)
    await services["database"]  # deadlock


async def main():
    services["database"] = asyncio.ensure_future(database())
    services["cache"] = asyncio.ensure_future(cache())
    await asyncio.sleep(1.5)
    print([task.done() for task in services.values()])
    services["database"].cancel()
    await asyncio.wait(services.values())


asyncio.run(main())
