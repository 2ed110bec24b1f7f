# since 3.13
import asyncio
async def main():
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    reader.feed_data(b'head--body-')
    print((await reader.readuntil(b'--')).decode())
    loop.call_soon(reader.feed_data, b'-tail')
    print((await reader.readuntil(b'--')).decode())
    loop.call_soon(reader.feed_data, b'-')
    loop.call_soon(reader.feed_data, b'x')
    loop.call_soon(reader.feed_data, b'--left')
    print((await reader.readuntil(b'--')).decode())
    for wrong in b'', ():
        try:
            await reader.readuntil(wrong)
        except ValueError as error:
            print(error)
    print((await reader.readexactly(4)).decode())
asyncio.run(main())
