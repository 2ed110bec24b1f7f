# since 3.11
"""A task group cancels its healthy members when one fails."""
import asyncio


async def steady():
    await asyncio.sleep(10)  # cancelled


async def fails():
    await asyncio.sleep(0.05)
    raise OSError("no route")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(steady())
            group.create_task(fails())
    except BaseExceptionGroup as errors:
        print(len(errors.exceptions))


asyncio.run(main())
