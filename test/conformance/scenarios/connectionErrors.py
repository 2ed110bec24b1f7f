import asyncio
async def attempt(awaitable):
    try:
        await awaitable
    except OSError as error:
        print(type(error).__name__, int(isinstance(error, ConnectionError)))
async def main():
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0)
    host, port = server.sockets[0].getsockname()
    await attempt(asyncio.start_server(lambda reader, writer: None, host, port))
    server.close()
    await attempt(asyncio.open_connection(host, port))
    await attempt(asyncio.open_unix_connection('/no/such/socket'))
    await attempt(asyncio.open_unix_connection('/dev/null'))
asyncio.run(main())
