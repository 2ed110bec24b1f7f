import asyncio
async def work(queue, name):
    try:
        print(name, await queue.get())
    except asyncio.CancelledError as error:
        print(name, 'cancelled', *error.args)
        raise
async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(work(queue, name)) for name in 'abc']
    await asyncio.sleep(0)
    tasks[0].cancel('first')
    queue.put_nowait(1)
    await asyncio.sleep(0)
    tasks[2].cancel('last')
    queue.put_nowait(2)
    await asyncio.gather(*tasks, return_exceptions=True)
    print([int(task.cancelled()) for task in tasks], queue.qsize())
asyncio.run(main())
