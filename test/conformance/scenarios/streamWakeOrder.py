import asyncio
async def main():
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    async def read():
        print('read', (await reader.readexactly(2)).decode())
    task = asyncio.create_task(read())
    await asyncio.sleep(0)
    for turn in range(3):
        loop.call_soon(print, 'before', turn)
        reader.feed_data(b'ab'[turn:turn + 1])
        loop.call_soon(print, 'after', turn)
        await asyncio.sleep(0)
    await task
    reader.feed_data(b'cd')
    loop.call_soon(print, 'not before')
    print((await reader.readexactly(2)).decode())
asyncio.run(main())
