import asyncio
async def stubborn(result):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print('swallows', *error.args)
    return result
async def main():
    for lenient in (False, True):
        future = asyncio.gather(stubborn('a'), stubborn('b'), return_exceptions=lenient)
        await asyncio.sleep(0)
        future.cancel('stop')
        try:
            await future
        except asyncio.CancelledError as error:
            print(type(error).__name__, repr(str(error)), int(future.cancelled()))
asyncio.run(main())
