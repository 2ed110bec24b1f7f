import asyncio
async def child():
    try:
        await asyncio.sleep(1)
    finally:
        print('child stopped')
async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.005):
            async with asyncio.TaskGroup() as group:
                group.create_task(child())
    except TimeoutError:
        print('timeout around', task.cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            async with asyncio.timeout(0.005):
                await asyncio.sleep(1)
    except ExceptionGroup as error:
        print(error, type(error.exceptions[0]).__name__, task.cancelling())
asyncio.run(main())
