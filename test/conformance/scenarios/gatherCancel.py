import asyncio
async def work(name):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print(name, *error.args)
        raise
async def gathering():
    try:
        await asyncio.gather(work('a'), work('b'))
    except asyncio.CancelledError as error:
        print('gathering', *error.args)
        raise
async def main():
    task = asyncio.create_task(gathering())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel('all')
    try:
        await task
    except asyncio.CancelledError as error:
        print('main', *error.args)
    future = asyncio.gather(work('c'), work('d'), return_exceptions=True)
    await asyncio.sleep(0)
    print(int(future.cancel()), int(future.done()))
    try:
        await future
    except asyncio.CancelledError:
        print('cancelled', int(future.cancelled()), int(future.cancel()))
asyncio.run(main())
