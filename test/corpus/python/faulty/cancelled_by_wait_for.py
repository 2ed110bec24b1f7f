"""A timeout three calls further out cancels a query; the log says only CancelledError."""
import asyncio


async def query():
    await asyncio.sleep(10)  # cancelled


async def repository():
    return await query()


async def main():
    try:
        await asyncio.wait_for(asyncio.ensure_future(repository()), 0.05)
    except asyncio.TimeoutError:
        print("too slow")


asyncio.run(main())
