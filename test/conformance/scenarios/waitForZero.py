import asyncio
async def work():
    print('started')
    try:
        await asyncio.sleep(1)
    finally:
        print('stopped')
async def main():
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(work(), timeout)
        except TimeoutError as error:
            print('not started', type(error.__cause__).__name__)
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(task, 0)
    except TimeoutError:
        print(int(task.cancelled()), task.cancelling(), asyncio.current_task().cancelling())
asyncio.run(main())
