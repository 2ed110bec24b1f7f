import asyncio
async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b'one\n\ntwo\nthree\nfo')
    asyncio.get_running_loop().call_soon(reader.feed_data, b'ur')
    asyncio.get_running_loop().call_soon(reader.feed_eof)
    async for line in reader:
        print('line', line.decode().strip())
        if line == b'two\n':
            break
    async for line in reader:
        print('later', line.decode().strip())
asyncio.run(main())
