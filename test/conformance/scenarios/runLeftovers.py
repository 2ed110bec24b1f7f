import asyncio
async def left(name):
    try:
        while True:
            print(name)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(name, 'cancelled')
        await asyncio.sleep(0)
        print(name, 'cleaned up')
        raise
async def main():
    asyncio.create_task(left('a'))
    await asyncio.sleep(0)
    asyncio.create_task(left('b'))
    asyncio.create_task(left('c'))
    await asyncio.sleep(0)
    return 'result'
print(asyncio.run(main()))
