import asyncio
async def join(queue, name):
    try:
        await queue.join()
        print(name, 'joined')
    except asyncio.CancelledError as error:
        print(name, 'cancelled', *error.args)
async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    tasks = [asyncio.create_task(join(queue, name)) for name in 'abc']
    await asyncio.sleep(0)
    tasks[0].cancel('waits')
    await asyncio.sleep(0)
    queue.get_nowait()
    queue.task_done()
    tasks[1].cancel('woken')
    queue.put_nowait(2)
    await asyncio.gather(*tasks)
asyncio.run(main())
