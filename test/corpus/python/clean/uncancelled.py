# since 3.11
"""A cancellation that is taken back with uncancel(), as structured code does."""
import asyncio


async def job():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        asyncio.current_task().uncancel()
    return "went on"


async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.02)
    task.cancel()
    print(await task)


asyncio.run(main())
