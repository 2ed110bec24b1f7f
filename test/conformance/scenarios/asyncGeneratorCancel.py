import asyncio
async def ticks():
    try:
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError as error:
                print('generator:', error, asyncio.current_task().get_name())
                raise
            yield
    finally:
        await asyncio.sleep(0)
        print('cleaned up')
async def consume():
    try:
        async for _ in ticks():
            pass
    except asyncio.CancelledError as error:
        print('consumer:', error)
        raise
async def main():
    task = asyncio.create_task(consume(), name='consumer')
    await asyncio.sleep(0.005)
    task.cancel('enough')
    await asyncio.wait([task])
    print(int(task.cancelled()))
asyncio.run(main())
