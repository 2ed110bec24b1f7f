# settings: queueBacklogMs=500, queueBacklogItems=50
"""Log lines wait in a queue for a writer that flushes each of them to a slow disk."""
import asyncio


class Log:
    def __init__(self):
        self.lines = asyncio.LifoQueue()  # queue-backlog

    async def write(self):
        while True:
            await self.lines.get()
            await asyncio.sleep(0.05)


async def service(log):
    for number in range(900):
        await log.lines.put("request %d" % number)
        await asyncio.sleep(0.005)


async def main():
    log = Log()
    writing = asyncio.ensure_future(log.write())
    await asyncio.gather(service(log))
    print(log.lines.qsize() > 100)
    writing.cancel()
    await asyncio.wait([writing])


asyncio.run(main())
