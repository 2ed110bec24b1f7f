# settings: stuckTaskMs=500
"""A bounded queue whose consumer has ended: the producer waits for room for ever."""
import asyncio


async def consume(queue):
    for _ in range(2):
        await queue.get()


async def produce(queue):
    for item in range(10):
        await queue.put(item)  # stuck-task


async def main():
    queue = asyncio.Queue(2)
    consuming = asyncio.ensure_future(consume(queue))
    producing = asyncio.ensure_future(produce(queue))
    await asyncio.wait([producing], timeout=1.5)
    print(consuming.done(), producing.done(), queue.qsize())
    producing.cancel()
    await asyncio.wait([producing])


asyncio.run(main())
