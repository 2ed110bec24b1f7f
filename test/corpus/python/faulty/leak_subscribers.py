# settings: taskLeakMs=500, taskLeakTasks=50
"""Clients come and go, and the forwarders of those that went wait at their queues for ever."""
import asyncio


class Hub:
    def __init__(self):
        self.queues = []
        self.forwarders = []

    async def forward(self, queue):
        while True:
            await queue.get()

    def subscribe(self):
        queue = asyncio.Queue()
        self.queues.append(queue)
        self.forwarders.append(asyncio.ensure_future(self.forward(queue)))  # task-leak


async def main():
    hub = Hub()
    for _ in range(640):
        hub.subscribe()
        await asyncio.sleep(0.005)
    print(len(hub.forwarders))
    for task in hub.forwarders:
        task.cancel()
    await asyncio.wait(hub.forwarders)


asyncio.run(main())
