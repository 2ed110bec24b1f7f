import asyncio
async def work(queue, name):
    try:
        print(name, await queue.get())
    except asyncio.CancelledError:
        print(name, 'cancelled', queue.qsize())
async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(work(queue, name)) for name in 'abc']
    await asyncio.sleep(0)
    queue.put_nowait('item')
    tasks[0].cancel()
    for turn in range(3):
        print('turn', turn, [int(task.done()) for task in tasks])
        await asyncio.sleep(0)
    queue.put_nowait('other')
    await asyncio.gather(*tasks)
asyncio.run(main())
