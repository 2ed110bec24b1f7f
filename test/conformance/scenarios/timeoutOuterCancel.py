import asyncio
async def work():
    try:
        async with asyncio.timeout(1) as deadline:
            await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print('cancelled:', error, int(deadline.expired()), asyncio.current_task().cancelling())
        raise
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel('enough')
    await asyncio.wait([task])
    print(int(task.cancelled()))
asyncio.run(main())
