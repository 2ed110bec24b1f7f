# settings: deadlockMs=500, stuckTaskMs=500
"""Two services wait for each other to be started; cancelling one would go round for ever."""
import asyncio

services = {}


async def database():
    await asyncio.sleep(0.01)
    await services["cache"]  # deadlock


async def cache():
    await asyncio.sleep(0.01)
    await services["database"]  # deadlock


async def main():
    services["database"] = asyncio.ensure_future(database())  # (pending-at-exit)
    services["cache"] = asyncio.ensure_future(cache())  # (pending-at-exit)
    await asyncio.sleep(1.5)
    print([task.done() for task in services.values()])


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
