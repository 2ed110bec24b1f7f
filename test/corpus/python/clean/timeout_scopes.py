# since 3.11
"""asyncio.timeout and timeout_at: expiring, rescheduled and left in time."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(10)
    except TimeoutError:
        print("expired")
    async with asyncio.timeout(5):
        await asyncio.sleep(0.01)
    try:
        async with asyncio.timeout_at(loop.time() + 10) as scope:
            scope.reschedule(loop.time() + 0.02)
            await asyncio.Event().wait()
    except TimeoutError:
        print("rescheduled")


asyncio.run(main())
