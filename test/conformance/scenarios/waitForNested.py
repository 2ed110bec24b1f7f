import asyncio
async def inner(timeout):
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout)
    except TimeoutError:
        print('inner timeout')
    except asyncio.CancelledError:
        print('inner cancelled')
        raise
    return 'inner done'
async def main():
    for short, long in ((0.005, 0.5), (0.5, 0.005)):
        try:
            print(await asyncio.wait_for(inner(short), long))
        except TimeoutError:
            print('outer timeout')
        print(asyncio.current_task().cancelling())
asyncio.run(main())
