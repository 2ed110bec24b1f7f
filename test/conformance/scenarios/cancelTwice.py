import asyncio
async def work():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print('first', *error.args)
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError as error:
            print('second', *error.args)
            raise
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel('a')
    task.cancel('b')
    try:
        await task
        print('not cancelled')
    except asyncio.CancelledError as error:
        print('main', *error.args)
    print(task.cancelling())
asyncio.run(main())
