import asyncio
async def work():
    await asyncio.sleep(60)
async def main():
    task = asyncio.create_task(work())
    asyncio.get_running_loop().call_soon(task.cancel, 'child')
    try:
        await asyncio.gather(task, asyncio.sleep(0))
    except asyncio.CancelledError as error:
        print('gather', *error.args, asyncio.current_task().cancelling())
    task = asyncio.create_task(work())
    asyncio.get_running_loop().call_soon(task.cancel, 'child')
    results = await asyncio.gather(task, asyncio.sleep(0, 'slept'), return_exceptions=True)
    print(type(results[0]).__name__, results[1])
asyncio.run(main())
