# settings: queueBacklogMs=500, queueBacklogItems=50
"""A queue that fills in bursts and is emptied between them."""
import asyncio


async def consume(queue, seen):
    while True:
        seen.append(await queue.get())
        await asyncio.sleep(0)


async def main():
    queue, seen = asyncio.Queue(), []
    consuming = asyncio.ensure_future(consume(queue, seen))
    for _ in range(13):
        for item in range(300):
            queue.put_nowait(item)
        await asyncio.sleep(0.25)
    print(len(seen))
    consuming.cancel()
    await asyncio.wait([consuming])


asyncio.run(main())
