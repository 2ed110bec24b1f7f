import asyncio
async def attempt(awaitable):
    try:
        print((await awaitable).decode())
    except asyncio.IncompleteReadError as error:
        print(type(error).__name__, error, error.partial.decode(), 0 if error.expected is None else error.expected)
    except ValueError as error:
        print(error)
async def main():
    for read in (lambda reader: reader.readuntil(b'|'), lambda reader: reader.readexactly(9)):
        reader = asyncio.StreamReader()
        reader.feed_data(b'abc')
        asyncio.get_running_loop().call_soon(reader.feed_eof)
        await attempt(read(reader))
        print(int(reader.at_eof()))
        await attempt(read(reader))
        await attempt(reader.readexactly(0))
        await attempt(reader.readexactly(-1))
asyncio.run(main())
