"""A done callback that asks only whether the task was cancelled: errors end there."""
import asyncio


async def sync():
    await asyncio.sleep(0)
    raise KeyError("cursor")


def finished(task):
    print("cancelled" if task.cancelled() else "synchronised")


async def main():
    task = asyncio.ensure_future(sync())  # exception-never-retrieved
    task.add_done_callback(finished)
    await asyncio.sleep(0.05)


asyncio.run(main())
