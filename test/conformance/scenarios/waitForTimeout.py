import asyncio
async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print('work:', repr(str(error)))
        raise
    finally:
        await asyncio.sleep(0.005)
        print('cleaned up')
async def main():
    for make in (work, lambda: asyncio.create_task(work())):
        try:
            await asyncio.wait_for(make(), 0.01)
        except TimeoutError as error:
            print(type(error).__name__, repr(str(error)), type(error.__cause__).__name__)
        print(asyncio.current_task().cancelling())
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, 0.01)
    except TimeoutError:
        print('future', int(future.cancelled()))
asyncio.run(main())
