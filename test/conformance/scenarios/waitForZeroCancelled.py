import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('slow is told')
        await turns(8)
        print('slow is over')
        raise
async def limited(task):
    try:
        await asyncio.wait_for(task, 0)
    except asyncio.CancelledError as error:
        print('limited:', error, int(task.done()))
        raise
async def main():
    inner = asyncio.create_task(slow())
    await asyncio.sleep(0)
    outer = asyncio.create_task(limited(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel('no time')
    await asyncio.wait([inner, outer])
    print(int(inner.cancelled()), int(outer.cancelled()))
asyncio.run(main())
