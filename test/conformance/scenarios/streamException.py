import asyncio
async def attempt(awaitable):
    try:
        print((await awaitable).decode())
    except ConnectionResetError as error:
        print(type(error).__name__, error)
async def main():
    reader = asyncio.StreamReader()
    print(int(reader.exception() is None))
    reader.feed_data(b'there')
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    reader.set_exception(ConnectionResetError('gone'))
    await attempt(task)
    print(int(reader.exception() is None), reader.exception())
    for read in reader.read(), reader.read(1), reader.readline(), reader.readexactly(1), reader.readuntil(b'e'):
        await attempt(read)
asyncio.run(main())
