import asyncio
async def work(queue, results):
    try:
        print('got', await queue.get())
        await asyncio.sleep(60)
    finally:
        await results.put('cleaned up')
        print('in finally')
async def main():
    queue, results = asyncio.Queue(), asyncio.Queue(1)
    results.put_nowait('earlier')
    task = asyncio.create_task(work(queue, results))
    queue.put_nowait('item')
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(int(task.done()))
    print(await results.get(), '/', await results.get())
    await asyncio.wait([task])
    print(int(task.cancelled()))
asyncio.run(main())
