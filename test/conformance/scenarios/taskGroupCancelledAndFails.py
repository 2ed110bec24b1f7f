# since 3.13
import asyncio
async def child():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise ValueError('broken on the way out') from None
async def parent():
    task = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(1)
    except ExceptionGroup as error:
        print(error, task.cancelling())
    print('still here')
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print('told again', task.cancelling())
        raise
async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.005)
    task.cancel()
    await asyncio.wait([task])
    print(int(task.cancelled()), task.cancelling())
asyncio.run(main())
