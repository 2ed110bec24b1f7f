import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0)
    for name in 'read', 'readline', 'readexactly', 'readuntil':
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        task = asyncio.create_task(getattr(reader, name)(*[3] * (name == 'readexactly')))
        await asyncio.sleep(0)
        writer.close()
        try:
            print(name, len(await task))
        except asyncio.IncompleteReadError as error:
            print(name, error)
        await writer.wait_closed()
    server.close()
asyncio.run(main())
