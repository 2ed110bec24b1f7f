"""An echo server on uvloop, where it is installed."""
import asyncio
import sys

try:
    import uvloop
except ImportError:
    print("no uvloop")
    sys.exit()


async def handle(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"hello\n")
    print(await reader.readline())
    writer.close()
    server.close()
    await server.wait_closed()


loop = uvloop.new_event_loop()
loop.run_until_complete(main())
loop.close()
