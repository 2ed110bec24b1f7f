# settings: stuckTaskMs=300
"""A service waits for its end, which comes after a time: nobody has to set that event before."""
import asyncio


class Service:
    def __init__(self):
        self.stopped = asyncio.Event()

    def stop(self):
        self.stopped.set()

    async def run(self):
        await self.stopped.wait()
        return "stopped"


async def main():
    service = Service()
    running = asyncio.ensure_future(service.run())
    await asyncio.wait([running], timeout=1.5)
    service.stop()
    print(await running)


asyncio.run(main())
