"""A task fails while it is cleaned up at shutdown; the service seems to stop well."""
import asyncio


async def consume():
    try:
        await asyncio.sleep(60)
    finally:
        raise RuntimeError("the offset was not committed")


async def main():
    task = asyncio.ensure_future(consume())  # exception-never-retrieved
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.wait([task])
    print("stopped")


asyncio.run(main())
