import asyncio
async def child():
    try:
        await asyncio.sleep(1)
    finally:
        print('child stopped', asyncio.current_task().cancelling())
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            started = group.create_task(child())
            await asyncio.sleep(0)
            late = group.create_task(child())
            raise ValueError('body')
    except ExceptionGroup as error:
        print(error, error.exceptions[0])
    print(int(started.cancelled()), int(late.cancelled()), asyncio.current_task().cancelling())
asyncio.run(main())
