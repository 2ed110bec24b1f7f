import asyncio
async def total(reader, writer):
    data = await reader.read()
    print('server read', data.decode(), int(writer.is_closing()))
    writer.write(b'%d bytes' % len(data))
    await writer.drain()
    writer.write_eof()
    try:
        writer.write(b'more')
    except RuntimeError as error:
        print(str(error).replace('write_eof', 'writeEof'))
    writer.write_eof()
    print(int(writer.is_closing()))
    writer.close()
async def main():
    server = await asyncio.start_server(total, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(int(writer.can_write_eof()))
    writer.write(b'ab')
    writer.write(b'cd')
    writer.write_eof()
    print((await reader.read()).decode(), int(reader.at_eof()), int(writer.is_closing()))
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
asyncio.run(main())
