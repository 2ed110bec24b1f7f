import asyncio
async def work(queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(0)
        print('done', item)
        queue.task_done()
async def join(queue, name):
    await queue.join()
    print('joined', name)
async def main():
    queue = asyncio.Queue()
    await join(queue, 'empty')
    for item in range(3):
        queue.put_nowait(item)
    worker = asyncio.create_task(work(queue))
    joiners = [asyncio.create_task(join(queue, name)) for name in 'ab']
    await join(queue, 'main')
    await asyncio.gather(*joiners)
    worker.cancel()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
asyncio.run(main())
