"""A client that leaves its connections open: the server runs out of file descriptors."""
import asyncio
import gc


async def handle(reader, writer):
    try:
        writer.write(b"ok\n")
        await writer.drain()
        await reader.read()
    finally:
        writer.close()


async def ask(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)  # unclosed
    return await reader.readline()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    print(await ask(server.sockets[0].getsockname()[1]))
    gc.collect()
    await asyncio.sleep(0.05)
    server.close()


asyncio.run(main())
