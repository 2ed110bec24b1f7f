# until 3.13
import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        writer.write('text')
    except TypeError as error:
        print(str(error).split(', not')[0])
    writer.write(b'')
    await writer.drain()
    print(int(writer.is_closing()))
    writer.close()
    writer.close()
    print(int(writer.is_closing()))
    writer.write(b'late')
    await writer.wait_closed()
    await writer.wait_closed()
    for _ in range(2):
        try:
            await writer.drain()
        except ConnectionResetError as error:
            print(type(error).__name__, error)
    writer.write(b'late')
    print(len(await reader.read()), int(reader.at_eof()))
    server.close()
asyncio.run(main())
