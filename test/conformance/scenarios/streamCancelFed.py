import asyncio
async def main():
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    reader.feed_data(b'kept\n')
    print(int(task.cancel()))
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled')
    print((await reader.readline()).decode().strip())
asyncio.run(main())
