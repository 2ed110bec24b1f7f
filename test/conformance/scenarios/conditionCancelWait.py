import asyncio
async def work(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError as error:
            print('has the lock again', int(condition.locked()), *error.args)
            raise
async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(work(condition))
    await asyncio.sleep(0)
    await condition.acquire()
    task.cancel('enough')
    for _ in range(3):
        await asyncio.sleep(0)
    print('waits for the lock', int(task.done()))
    condition.release()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', int(condition.locked()))
asyncio.run(main())
