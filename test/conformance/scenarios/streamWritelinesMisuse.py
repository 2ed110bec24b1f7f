# since 3.12
import asyncio
async def total(reader, writer):
    print((await reader.read()).decode())
    writer.close()
async def main():
    server = await asyncio.start_server(total, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.writelines([b'a', b'b'])
    writer.write_eof()
    for pieces in ([b'c'], []):
        try:
            writer.writelines(pieces)
        except RuntimeError as error:
            print(str(error).replace('write_eof', 'writeEof'))
    await reader.read()
    writer.close()
    server.close()
asyncio.run(main())
