# since 3.13
import asyncio, json
async def main():
    reader = asyncio.StreamReader(limit=6)
    async def until(*separators):
        try:
            print(json.dumps((await reader.readuntil(separators)).decode()))
        except asyncio.LimitOverrunError as error:
            print(error, error.consumed)
    reader.feed_data(b'a\r\nb;c\nxx')
    await until(b'\n', b'\r\n')
    await until(b'\n', b';')
    await until(b'zzz', b'\n')
    asyncio.get_running_loop().call_soon(reader.feed_data, b'yz')
    await until(b'z', b'xyz')
    reader.feed_data(b'123456\r\n')
    await until(b'\r\n', b'\n')
    reader.feed_data(b'1234567\r\n')
    await until(b'\r\n', b'\n')
asyncio.run(main())
