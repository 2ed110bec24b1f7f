"""A retry loop catches BaseException: the task cannot be cancelled and ends as if all were well."""
import asyncio


async def poll():
    try:
        await asyncio.sleep(10)  # cancel-swallowed
    except BaseException:
        print("retry later")


async def main():
    task = asyncio.ensure_future(poll())
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
