# settings: deadlockMs=500, stuckTaskMs=500
"""Clients of a long poll hold their connections open; the server answers when there is news."""
import asyncio


class News:
    def __init__(self):
        self.condition = asyncio.Condition()
        self.latest = None

    async def publish(self, text):
        async with self.condition:
            self.latest = text
            self.condition.notify_all()

    async def wait(self):
        async with self.condition:
            await self.condition.wait_for(lambda: self.latest is not None)
            return self.latest


async def main():
    news = News()

    async def handle(reader, writer):
        await reader.readline()
        writer.write((await news.wait()).encode() + b"\n")
        await writer.drain()
        writer.close()

    async def poll(port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"news?\n")
        answer = await reader.readline()
        writer.close()
        return answer

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    polls = [asyncio.ensure_future(poll(port)) for _ in range(5)]
    await asyncio.sleep(1.3)
    await news.publish("rain")
    print(set(await asyncio.gather(*polls)))
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0.05)


asyncio.run(main())
