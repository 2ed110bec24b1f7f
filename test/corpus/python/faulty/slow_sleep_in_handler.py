"""A web handler calls a blocking library; every other client waits as long."""
import asyncio
import time


def charge(card):
    time.sleep(0.25)  # slow-callback
    return "charged " + card


async def handle(reader, writer):
    card = (await reader.readline()).decode().strip()
    writer.write(charge(card).encode() + b"\n")
    await writer.drain()
    writer.close()


async def client(port, card):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(card.encode() + b"\n")
    answer = await reader.readline()
    writer.close()
    return answer.decode().strip()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(await client(port, "1234"))
    server.close()
    await server.wait_closed()


asyncio.run(main())
