# since 3.13
import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def fail(count, message):
    await turns(count)
    raise ValueError(message)
async def main():
    cancelled = asyncio.create_task(asyncio.sleep(1))
    asyncio.get_running_loop().call_soon(cancelled.cancel)
    for following in asyncio.as_completed([fail(6, 'second'), cancelled, fail(12, 'third')]):
        try:
            await following
        except ValueError as error:
            print(error)
        except asyncio.CancelledError:
            print('cancelled', asyncio.current_task().cancelling())
    try:
        asyncio.as_completed(cancelled)
    except TypeError as error:
        print(error)
asyncio.run(main())
