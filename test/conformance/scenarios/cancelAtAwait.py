import asyncio
async def inner():
    try:
        await asyncio.sleep(60)
    finally:
        print('inner finally')
async def work():
    try:
        await inner()
    except asyncio.CancelledError as error:
        print('work', *error.args)
        raise
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel('stop')
    print('requested')
    try:
        await task
    except asyncio.CancelledError as error:
        print('main', *error.args)
    print(int(task.cancelled()), task.cancelling())
asyncio.run(main())
