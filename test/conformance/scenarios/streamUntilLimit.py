import asyncio
async def main():
    reader = asyncio.StreamReader(limit=4)
    async def attempt():
        try:
            print((await reader.readuntil(b'--')).decode())
        except asyncio.LimitOverrunError as error:
            print(type(error).__name__, error, error.consumed)
    reader.feed_data(b'12345--x')
    await attempt()
    print((await reader.readexactly(7)).decode())
    reader.feed_data(b'12345')
    await attempt()
    await attempt()
    print((await reader.read(100)).decode())
    reader.feed_data(b'1234--')
    await attempt()
asyncio.run(main())
