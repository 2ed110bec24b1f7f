import asyncio
async def main():
    reader = asyncio.StreamReader()
    first = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    for second in reader.read(1), reader.read(), reader.readexactly(1), reader.readuntil(b'x'), reader.readline():
        try:
            await second
        except RuntimeError as error:
            print(error)
    reader.feed_data(b'line\nmore')
    print((await reader.read(5)).decode().strip())
    reader.feed_data(b'\n')
    print((await first).decode().strip())
asyncio.run(main())
