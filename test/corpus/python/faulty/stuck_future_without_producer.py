# settings: stuckTaskMs=500
"""A reply is awaited whose future was dropped from the table when the connection was renewed."""
import asyncio

replies = {}


async def call(number):
    replies[number] = asyncio.get_running_loop().create_future()
    return await replies[number]  # stuck-task


async def main():
    task = asyncio.ensure_future(call(1))
    await asyncio.sleep(0.02)
    replies.clear()
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
