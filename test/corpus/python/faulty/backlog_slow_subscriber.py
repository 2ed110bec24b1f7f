# settings: queueBacklogMs=500, queueBacklogItems=50
"""One of a hub's subscribers is slow, and its queue takes all that it has not read yet."""
import asyncio


class Subscriber:
    def __init__(self, delay):
        self.queue = asyncio.Queue()  # queue-backlog
        self.task = asyncio.ensure_future(self.read(delay))

    async def read(self, delay):
        while True:
            await self.queue.get()
            await asyncio.sleep(delay)


async def main():
    subscribers = [Subscriber(0), Subscriber(0.2)]
    for item in range(900):
        for subscriber in subscribers:
            subscriber.queue.put_nowait(item)
        await asyncio.sleep(0.005)
    print([subscriber.queue.qsize() > 100 for subscriber in subscribers])
    for subscriber in subscribers:
        subscriber.task.cancel()
    await asyncio.wait([subscriber.task for subscriber in subscribers])


asyncio.run(main())
