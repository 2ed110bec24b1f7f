# settings: stuckTaskMs=500
"""The event that says "connected" is not set after the connection was lost: the callback returned early."""
import asyncio


class Client:
    def __init__(self):
        self.connected = asyncio.Event()

    def on_disconnect(self):
        self.connected.clear()

    def on_connect(self, code):
        if code != 0:
            return
        self.connected.set()

    async def publish(self):
        await self.connected.wait()  # stuck-task
        return "published"


async def main():
    client = Client()
    asyncio.get_running_loop().call_later(0.15, client.on_connect, 0)
    tasks = [asyncio.ensure_future(client.publish()) for _ in range(10)]
    print(await asyncio.gather(*tasks))
    client.on_disconnect()
    task = asyncio.ensure_future(client.publish())
    client.on_connect(5)
    await asyncio.wait([task], timeout=3.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
