import asyncio
async def main():
    slow = [asyncio.create_task(asyncio.sleep(0.05, n)) for n in (1, 2)]
    fast = asyncio.create_task(asyncio.sleep(0.001, 'fast'))
    for following in asyncio.as_completed([*slow, fast], timeout=0.02):
        try:
            print(await following)
        except TimeoutError as error:
            print(type(error).__name__, repr(str(error)))
    print([task.cancelling() for task in slow])
    print(await asyncio.gather(*slow))
    for following in asyncio.as_completed(slow, timeout=0):
        try:
            print('done' if await following else '')
        except TimeoutError:
            print('timeout')
asyncio.run(main())
