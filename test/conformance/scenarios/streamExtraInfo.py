import asyncio
async def main():
    ends = asyncio.get_running_loop().create_future()
    def connected(reader, writer):
        ends.set_result((writer.get_extra_info('peername'), writer.get_extra_info('sockname')))
        writer.close()
    server = await asyncio.start_server(connected, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    peer, own = await ends
    print(int(peer == writer.get_extra_info('sockname')), int(own == writer.get_extra_info('peername')))
    print(int(writer.get_extra_info('peername') == server.sockets[0].getsockname()), peer[0])
    print(int(writer.get_extra_info('ssl_object') is None), writer.get_extra_info('cipher', 'no cipher'))
    writer.close()
    await writer.wait_closed()
    print(int(own == writer.get_extra_info('peername')))
    server.close()
asyncio.run(main())
