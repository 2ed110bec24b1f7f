# since 3.12
import asyncio
async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print('work:', error)
        raise
async def limited(awaitable):
    try:
        await asyncio.wait_for(awaitable, 1)
    except asyncio.CancelledError as error:
        print('limited:', error, asyncio.current_task().cancelling())
        raise
async def main():
    for awaitable in (work(), asyncio.create_task(work())):
        task = asyncio.create_task(limited(awaitable))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel('enough')
        await asyncio.wait([task])
        print(int(task.cancelled()))
    inner = asyncio.create_task(work())
    task = asyncio.create_task(limited(inner))
    await asyncio.sleep(0)
    inner.cancel('from inside')
    await asyncio.wait([task])
    print(int(task.cancelled()), task.cancelling())
asyncio.run(main())
