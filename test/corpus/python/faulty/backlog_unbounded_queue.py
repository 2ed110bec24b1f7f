# settings: queueBacklogMs=500, queueBacklogItems=50
"""A producer is faster than its consumer, on a queue without a bound: the memory goes first."""
import asyncio


async def consume(queue):
    while True:
        await queue.get()
        await asyncio.sleep(0.05)


async def main():
    queue = asyncio.Queue()  # queue-backlog
    consuming = asyncio.ensure_future(consume(queue))
    for item in range(900):
        queue.put_nowait(item)
        await asyncio.sleep(0.005)
    print(queue.qsize() > 100)
    consuming.cancel()
    await asyncio.wait([consuming])


asyncio.run(main())
