import asyncio
async def fail(delay, message):
    await asyncio.sleep(delay)
    raise ValueError(message)
async def main():
    cancelled = asyncio.create_task(asyncio.sleep(1))
    asyncio.get_running_loop().call_later(0.01, cancelled.cancel)
    for following in asyncio.as_completed([fail(0.001, 'first'), cancelled, fail(0.03, 'third')]):
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
