# settings: stuckTaskMs=500
"""The event that says "connected" is set by a callback that returned early."""
import asyncio


class Client:
    def __init__(self):
        self.connected = asyncio.Event()

    def on_connect(self, code):
        if code != 0:
            return
        self.connected.set()

    async def publish(self):
        await self.connected.wait()  # stuck-task
        return "published"


async def main():
    client = Client()
    task = asyncio.ensure_future(client.publish())
    await asyncio.sleep(0.02)
    client.on_connect(5)
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
