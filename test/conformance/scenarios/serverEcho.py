# since 3.12
import asyncio
async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    print('server saw the end', int(reader.at_eof()))
    writer.close()
    await writer.wait_closed()
    print('server closed', int(writer.is_closing()))
async def main():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    print(int(server.is_serving()), len(server.sockets))
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for text in 'one', 'two':
        writer.write(text.encode() + b'\n')
        print((await reader.readline()).decode().strip())
    writer.writelines([b'th', b'', b'ree\nfo', b'ur\n'])
    print((await reader.readline()).decode().strip(), (await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(int(server.is_serving()), len(server.sockets))
asyncio.run(main())
