import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0, start_serving=False)
    print(int(server.is_serving()), int(server.get_loop() is asyncio.get_running_loop()))
    await server.start_serving()
    print(int(server.is_serving()))
    await server.start_serving()
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(len(await reader.read()))
    writer.close()
    async with server:
        print('in')
    print(int(server.is_serving()))
asyncio.run(main())
