"""A protocol's data_received does the work itself, so no other connection is read."""
import asyncio
import time


class Upper(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        time.sleep(0.25)  # slow-callback
        self.transport.write(data.upper())


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Upper, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"hello")
    print((await reader.readexactly(5)).decode())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
