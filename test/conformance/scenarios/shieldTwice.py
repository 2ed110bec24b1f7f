import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def work():
    await turns(12)
    return 'done'
async def protect(task):
    while True:
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError as error:
            print('not yet:', error, asyncio.current_task().uncancel())
async def main():
    task = asyncio.create_task(work())
    outer = asyncio.create_task(protect(task))
    for message in ('first', 'second'):
        await asyncio.sleep(0)
        outer.cancel(message)
        await asyncio.sleep(0)
    print(await outer, outer.cancelling(), task.cancelling())
asyncio.run(main())
