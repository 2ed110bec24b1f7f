import asyncio
async def work():
    try:
        await asyncio.sleep(60)
    finally:
        print('cleaning')
        await asyncio.sleep(0)
        print('cleaned')
async def failing():
    try:
        await asyncio.sleep(60)
    finally:
        raise ValueError('in finally')
async def main():
    for coroutine in (work(), failing()):
        task = asyncio.create_task(coroutine)
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except BaseException as error:
            print(type(error).__name__, *error.args, int(task.cancelled()))
asyncio.run(main())
