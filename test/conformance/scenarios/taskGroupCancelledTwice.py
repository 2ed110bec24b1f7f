import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        await turns(10)
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
    await turns(3)
    task.cancel('first')
    await turns(3)
    task.cancel('second')
    await asyncio.wait([task])
    print(int(task.cancelled()))
asyncio.run(main())
