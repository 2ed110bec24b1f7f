import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), ['127.0.0.1', '127.0.0.2', '127.0.0.1'], 0)
    for socket in sorted(server.sockets, key=lambda socket: socket.getsockname()):
        host, port = socket.getsockname()
        reader, writer = await asyncio.open_connection(host, port, local_addr=('127.0.0.3', 0))
        print(host, writer.get_extra_info('sockname')[0], len(await reader.read()))
        writer.close()
    server.close()
asyncio.run(main())
