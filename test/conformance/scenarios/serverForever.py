import asyncio
async def main():
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 0)
    async def forever():
        try:
            await server.serve_forever()
        except asyncio.CancelledError as error:
            print('cancelled', error)
            raise
    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print('already being awaited' in str(error))
    task.cancel('enough')
    await asyncio.gather(task, return_exceptions=True)
    print(task.cancelled(), server.is_serving(), len(server.sockets))
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print('is closed' in str(error))
asyncio.run(main())
