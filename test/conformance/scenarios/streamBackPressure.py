# since 3.12
import asyncio
SIZE = 16_000_000
async def main():
    go = asyncio.Event()
    async def serve(reader, writer):
        await go.wait()
        print('server reads')
        total = 0
        while data := await reader.read(65536):
            total += len(data)
        print('server read', total)
        writer.close()
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await writer.drain()
    writer.write(bytes(SIZE))
    drain = asyncio.create_task(writer.drain())
    other = asyncio.create_task(writer.drain())
    await asyncio.sleep(0.05)
    print('drain waits', int(not drain.done()))
    drain.cancel()
    await asyncio.gather(drain, return_exceptions=True)
    print('cancelled', int(drain.cancelled()), 'other waits', int(not other.done()))
    go.set()
    await other
    print('drained')
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
asyncio.run(main())
