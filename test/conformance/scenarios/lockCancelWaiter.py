import asyncio
async def work(lock, name):
    try:
        await lock.acquire()
    except asyncio.CancelledError as error:
        print(name, 'cancelled', *error.args)
        raise
    print(name)
    lock.release()
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(work(lock, name)) for name in 'abc']
    await asyncio.sleep(0)
    tasks[0].cancel('first')
    tasks[1].cancel('second')
    lock.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    print([int(task.cancelled()) for task in tasks], int(lock.locked()))
asyncio.run(main())
