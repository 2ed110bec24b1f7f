import asyncio
async def main():
    reader = asyncio.StreamReader(limit=2)
    loop = asyncio.get_running_loop()
    reader.feed_data(b'abcdef')
    print((await reader.readexactly(2)).decode(), (await reader.readexactly(4)).decode())
    for piece in b'12', b'345', b'6789':
        loop.call_soon(reader.feed_data, piece)
    print((await reader.readexactly(7)).decode(), (await reader.readexactly(2)).decode())
asyncio.run(main())
