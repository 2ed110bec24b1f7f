import asyncio
async def child():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print('child', *error.args)
        await asyncio.sleep(0)
        print('child cleaned up')
        raise
async def parent(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print('parent', *error.args)
        raise
async def main():
    first = asyncio.create_task(child())
    second = asyncio.create_task(parent(first))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    second.cancel('down')
    print(first.cancelling(), second.cancelling())
    await asyncio.wait([first, second])
    print(int(first.cancelled()), int(second.cancelled()))
asyncio.run(main())
