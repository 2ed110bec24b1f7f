"""`except CancelledError` around the wait for a cancelled child hides one's own cancellation."""
import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.1)


async def stop(task):
    task.cancel()
    try:
        await task  # cancel-swallowed
    except asyncio.CancelledError:
        pass
    return "child stopped"


async def main():
    task = asyncio.ensure_future(child())
    await asyncio.sleep(0.01)
    stopping = asyncio.ensure_future(stop(task))
    await asyncio.sleep(0.02)
    stopping.cancel()
    await asyncio.wait([stopping])
    print(stopping.result())
    await asyncio.wait([task])


asyncio.run(main())
