import asyncio
async def left():
    try:
        await asyncio.sleep(60)
    finally:
        print('left')
async def fail():
    asyncio.create_task(left())
    await asyncio.sleep(0)
    raise ValueError('main failed')
async def cancel():
    asyncio.current_task().cancel('main cancelled')
    await asyncio.sleep(0)
for coroutine in (fail(), cancel()):
    try:
        asyncio.run(coroutine)
    except BaseException as error:
        print(type(error).__name__, *error.args)
