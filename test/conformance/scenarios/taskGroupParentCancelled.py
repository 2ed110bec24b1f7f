import asyncio
async def child():
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.001)
        print('child stopped')
async def parent(waits_in_body):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            if waits_in_body:
                await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print('parent:', error, asyncio.current_task().cancelling(), group)
        raise
async def main():
    for waits_in_body in (True, False):
        task = asyncio.create_task(parent(waits_in_body))
        await asyncio.sleep(0.005)
        task.cancel('enough')
        await asyncio.wait([task])
        print(int(task.cancelled()), task.cancelling())
asyncio.run(main())
