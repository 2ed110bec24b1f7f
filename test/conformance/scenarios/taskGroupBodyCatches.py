import asyncio
async def fail():
    raise ValueError('broken')
async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print('caught', task.cancelling())
            await asyncio.sleep(0)
            print('body ends', task.cancelling())
    except ExceptionGroup as error:
        print(error, task.cancelling())
asyncio.run(main())
