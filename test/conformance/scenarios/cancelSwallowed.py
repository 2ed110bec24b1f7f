import asyncio
async def work():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print('swallowed', asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    return 'result'
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, int(task.cancelled()), task.cancelling())
asyncio.run(main())
