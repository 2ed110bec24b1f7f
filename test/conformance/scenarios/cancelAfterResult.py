import asyncio
async def work(future):
    try:
        print(await future)
    except asyncio.CancelledError as error:
        print('cancelled', *error.args, int(future.done()), int(future.cancelled()))
        raise
async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work(future))
    await asyncio.sleep(0)
    future.set_result('lost')
    task.cancel('between')
    try:
        await task
    except asyncio.CancelledError:
        print('main')
asyncio.run(main())
