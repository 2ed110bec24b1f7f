# since 3.13
import asyncio
async def main():
    for method in 'close_clients', 'abort_clients':
        connected = asyncio.Event()
        async def serve(reader, writer):
            writer.write(b'hello')
            connected.set()
            try:
                print('server read', len(await reader.read()))
            except ConnectionError:
                print('server lost')
        server = await asyncio.start_server(serve, '127.0.0.1', 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await connected.wait()
        print((await reader.readexactly(5)).decode())
        server.close()
        getattr(server, method)()
        await server.wait_closed()
        print(method.replace('_c', 'C'), len(await reader.read()))
        writer.close()
asyncio.run(main())
