import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0)
    asyncio.get_running_loop().call_later(0.01, server.close)
    try:
        await server.serve_forever()
    except asyncio.CancelledError:
        print('cancelled', int(server.is_serving()), asyncio.current_task().cancelling())
asyncio.run(main())
