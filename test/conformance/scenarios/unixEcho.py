import asyncio, os, tempfile
async def echo(reader, writer):
    writer.write((await reader.readline()).upper())
    print(repr(writer.get_extra_info('peername')), writer.get_extra_info('sockname') == path)
    writer.close()
async def main():
    for _ in range(2):
        server = await asyncio.start_unix_server(echo, path)
        print(server.sockets[0].getsockname() == path, os.path.exists(path))
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b'hello\n')
        print((await reader.read()).decode().strip(), writer.get_extra_info('peername') == path)
        writer.close()
        server.close()
        await server.wait_closed()
path = os.path.join(tempfile.mkdtemp(), 'socket')
asyncio.run(main())
