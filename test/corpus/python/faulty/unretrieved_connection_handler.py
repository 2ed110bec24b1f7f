"""A server's handler raises on a bad request; all that shows is a closed connection."""
import asyncio


async def serve(reader, writer):
    line = await reader.readline()
    int(line)
    writer.close()


async def connected(reader, writer):
    task = asyncio.ensure_future(serve(reader, writer))  # exception-never-retrieved
    task.add_done_callback(lambda _: writer.close())


async def main():
    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"abc\n")
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0.05)


asyncio.run(main())
