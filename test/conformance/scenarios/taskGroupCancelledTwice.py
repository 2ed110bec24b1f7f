import asyncio
async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.02)
        print('slow stopped', asyncio.current_task().cancelling())
async def parent():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
    except asyncio.CancelledError as error:
        print('parent:', error, asyncio.current_task().cancelling())
        raise
async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.001)
    task.cancel('first')
    await asyncio.sleep(0.001)
    task.cancel('second')
    await asyncio.wait([task])
    print(int(task.cancelled()))
asyncio.run(main())
