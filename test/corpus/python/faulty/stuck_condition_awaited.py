# settings: stuckTaskMs=500
"""The only task that could notify waits for the one that is to be notified."""
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
    asyncio.get_running_loop().call_later(1.5, task.cancel)
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
