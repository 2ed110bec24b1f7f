# since 3.12
import asyncio
async def serve(reader, writer):
    print('got', (await reader.readline()).decode().strip())
    writer.write(b'still here')
    writer.close()
async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    await asyncio.sleep(0.02)
    waiter = asyncio.create_task(server.wait_closed())
    server.close()
    server.close()
    print(int(server.is_serving()), len(server.sockets))
    try:
        await asyncio.open_connection(*address)
    except ConnectionRefusedError as error:
        print(type(error).__name__)
    print('waits', int(not waiter.done()))
    writer.write(b'hello\n')
    print((await reader.read()).decode())
    await waiter
    await server.wait_closed()
    print('closed')
    writer.close()
asyncio.run(main())
