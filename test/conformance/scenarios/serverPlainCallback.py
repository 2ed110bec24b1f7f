# until 3.13
import asyncio
async def main():
    def handler(loop, context):
        print(context['message'].split(' in callback')[0], '|', context['exception'])
        future.set_result(None)
    def connected(reader, writer):
        print('callback', int(asyncio.current_task() is None))
        writer.write(b'hi\n')
        raise ValueError('in the callback')
    asyncio.get_running_loop().set_exception_handler(handler)
    future = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(connected, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print((await reader.readline()).decode().strip())
    await future
    print(len(asyncio.all_tasks()))
    writer.close()
    server.close()
asyncio.run(main())
