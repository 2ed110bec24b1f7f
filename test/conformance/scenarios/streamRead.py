import asyncio
async def main():
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    print(len(await reader.read(0)))
    loop.call_soon(reader.feed_data, b'abc')
    print((await reader.read(10)).decode())
    reader.feed_data(b'defghi')
    print((await reader.read(2)).decode())
    loop.call_soon(reader.feed_data, b'jkl')
    loop.call_soon(reader.feed_eof)
    print((await reader.read()).decode())
    print(len(await reader.read()), len(await reader.read(5)))
asyncio.run(main())
