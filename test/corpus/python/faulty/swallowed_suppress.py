"""contextlib.suppress(CancelledError) around the whole body of a task that others cancel."""
import asyncio
import contextlib


async def watch():
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.Event().wait()  # cancel-swallowed


async def main():
    task = asyncio.ensure_future(watch())
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
