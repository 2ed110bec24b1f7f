import asyncio
async def main():
    queue = asyncio.Queue()
    put = queue.put('item')
    print(queue.qsize())
    await put
    print(queue.qsize())
    try:
        await put
    except RuntimeError as error:
        print(error, queue.qsize())
    task = asyncio.create_task(queue.put('other'))
    task.cancel()
    await asyncio.wait([task])
    print(queue.qsize())
asyncio.run(main())
