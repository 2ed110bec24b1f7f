"""A parent cancels its child and catches the child's CancelledError: it wasn't cancelled itself."""
import asyncio


async def child():
    await asyncio.sleep(10)


async def parent():
    task = asyncio.ensure_future(child())
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return "child is gone"


async def main():
    print(await asyncio.ensure_future(parent()))


asyncio.run(main())
