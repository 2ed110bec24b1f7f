import asyncio
async def main():
    sent = []
    async def serve(reader, writer):
        writer.write(bytes(16_000_000))
        await writer.drain()
        sent.append('all')
        writer.close()
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=1000)
    await asyncio.sleep(0.05)
    print(sent, 'paused' in str(reader))
    print(len(await reader.readexactly(1_000_000)))
    print(len(await reader.read()), sent)
    writer.close()
    server.close()
asyncio.run(main())
