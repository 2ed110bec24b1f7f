import asyncio
async def main():
    reader = asyncio.StreamReader()
    print(int(reader.at_eof()), reader)
    reader.feed_data(b'')
    reader.feed_data(b'ab')
    reader.feed_eof()
    print(int(reader.at_eof()), reader)
    await reader.read(1)
    print(int(reader.at_eof()))
    await reader.read(1)
    print(int(reader.at_eof()), reader)
    print(asyncio.StreamReader(limit=7))
asyncio.run(main())
