"""What `echoStreams.mjs` does, with CPython's asyncio. The clients are the same program."""
import asyncio
import os
import sys
import time

CLIENTS = 100
CLIENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "echoClient.mjs")
size = int(sys.argv[1]) if len(sys.argv) > 1 else 32
count = 200 if size > 1024 else 2000


async def echo(reader, writer):
    while data := await (reader.readline() if size <= 1024 else reader.read(65536)):
        writer.write(data)
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    before = time.process_time()
    client = await asyncio.create_subprocess_exec("node", CLIENT, str(port), str(size), str(count))
    await client.wait()
    print((time.process_time() - before) / (CLIENTS * count) * 1e6)
    server.close()


asyncio.run(main())
