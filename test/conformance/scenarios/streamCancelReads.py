import asyncio
async def main():
    for name in 'read', 'readline', 'readexactly', 'readuntil':
        reader = asyncio.StreamReader()
        size = {'read': [4], 'readexactly': [4]}.get(name, [])
        task = asyncio.create_task(getattr(reader, name)(*size))
        await asyncio.sleep(0)
        if name != 'read':
            reader.feed_data(b'ab')
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        task.cancel(name)
        try:
            await reader.readline()
        except RuntimeError as error:
            print(error)
        try:
            await task
        except asyncio.CancelledError as error:
            print('cancelled', error)
        reader.feed_data(b'cd\n')
        print((await reader.readline()).decode().strip())
asyncio.run(main())
