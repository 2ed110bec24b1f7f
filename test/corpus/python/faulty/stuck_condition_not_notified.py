# settings: stuckTaskMs=500
"""A condition's predicate is made true without notify()."""
import asyncio


async def wait_for_data(condition, data):
    async with condition:
        while not data:
            await condition.wait()  # stuck-task
        return data.pop()


async def main():
    condition, data = asyncio.Condition(), []
    task = asyncio.ensure_future(wait_for_data(condition, data))
    await asyncio.sleep(0.02)
    async with condition:
        data.append(1)
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
