import asyncio
async def child():
    try:
        await asyncio.sleep(1)
    finally:
        print('child stopped')
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(0)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        print('interrupt', asyncio.current_task().cancelling())
asyncio.run(main())
