# since 3.13
import asyncio
def handler(loop, context):
    message = context['message'].replace('client_connected_cb', 'clientConnected').split(' in callback')[0]
    print(message, '|', context['exception'])
async def fails(reader, writer):
    await reader.readline()
    raise ValueError('in the task')
async def is_cancelled(reader, writer):
    await reader.readline()
    asyncio.current_task().cancel()
    await asyncio.sleep(0)
async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    for serve in fails, is_cancelled:
        server = await asyncio.start_server(serve, '127.0.0.1', 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b'go\n')
        print('closed', len(await reader.read()))
        writer.close()
        server.close()
        await server.wait_closed()
asyncio.run(main())
