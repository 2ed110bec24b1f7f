import asyncio
async def main():
    reader = asyncio.StreamReader(limit=4)
    async def attempt():
        try:
            print((await reader.readline()).decode().strip())
        except ValueError as error:
            print(error)
    reader.feed_data(b'1234\n12345\nab\n')
    await attempt()
    await attempt()
    await attempt()
    reader.feed_data(b'123456')
    await attempt()
    reader.feed_data(b'rest\n')
    await attempt()
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)
asyncio.run(main())
