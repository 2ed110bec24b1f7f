import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    task = asyncio.create_task(asyncio.open_connection(*address))
    await asyncio.sleep(0)
    task.cancel('not now')
    try:
        await task
    except asyncio.CancelledError as error:
        print('cancelled', error)
    reader, writer = await asyncio.open_connection(*address)
    print(len(await reader.read()))
    writer.close()
    server.close()
    await server.wait_closed()
asyncio.run(main())
