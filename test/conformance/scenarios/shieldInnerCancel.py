import asyncio
async def main():
    inner = asyncio.create_task(asyncio.sleep(1))
    outer = asyncio.shield(inner)
    outer.add_done_callback(lambda future: print('outer done', int(future.cancelled())))
    await asyncio.sleep(0)
    inner.cancel('inner')
    try:
        await outer
    except asyncio.CancelledError as error:
        print('cancelled', repr(str(error)))
    print(int(inner.cancelled()), int(outer.cancelled()), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
asyncio.run(main())
