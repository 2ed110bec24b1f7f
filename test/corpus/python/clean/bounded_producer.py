# settings: queueBacklogMs=500, queueBacklogItems=50, stuckTaskMs=500
"""A fast producer at a bounded queue: it waits for its consumer, again and again."""
import asyncio


async def produce(queue):
    for item in range(200):
        await queue.put(item)
    await queue.put(None)


async def consume(queue):
    count = 0
    while await queue.get() is not None:
        await asyncio.sleep(0.005)
        count += 1
    return count


async def main():
    queue = asyncio.Queue(10)
    print((await asyncio.gather(consume(queue), produce(queue)))[0])


asyncio.run(main())
