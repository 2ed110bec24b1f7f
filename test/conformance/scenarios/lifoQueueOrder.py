import asyncio
async def main():
    queue = asyncio.LifoQueue(2)
    task = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    await queue.put('waited for')
    await queue.put('last')
    print(int(queue.full()), queue)
    print(await task, queue.get_nowait())
    queue.put_nowait('first')
    queue.put_nowait('second')
    putter = asyncio.create_task(queue.put('third'))
    await asyncio.sleep(0)
    print(await queue.get())
    await putter
    print(await queue.get(), await queue.get(), int(queue.empty()))
asyncio.run(main())
