# since 3.13
import asyncio
async def work(condition):
    async with condition:
        try:
            await condition.wait()
        finally:
            print('has the lock', int(condition.locked()), asyncio.current_task().cancelling())
async def main():
    # Cancelled while it waits for the lock after its notification, twice: the last one is told.
    condition = asyncio.Condition()
    task = asyncio.create_task(work(condition))
    await asyncio.sleep(0)
    await condition.acquire()
    condition.notify()
    await asyncio.sleep(0)
    task.cancel('first')
    await asyncio.sleep(0)
    task.cancel('second')
    await asyncio.sleep(0)
    print(int(task.done()))
    condition.release()
    try:
        await task
    except asyncio.CancelledError as error:
        print(*error.args, int(condition.locked()))
asyncio.run(main())
