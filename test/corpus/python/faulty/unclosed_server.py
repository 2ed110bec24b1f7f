"""A server is still listening when its loop is closed."""
import asyncio


async def handle(reader, writer):
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)  # unclosed
    print(server.is_serving())
    return server


loop = asyncio.new_event_loop()
server = loop.run_until_complete(main())
loop.close()
