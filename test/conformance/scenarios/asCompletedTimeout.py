import asyncio
async def work(gate, result):
    await gate
    return result
async def main():
    gate = asyncio.get_running_loop().create_future()
    slow = [asyncio.create_task(work(gate, n)) for n in (1, 2)]
    fast = asyncio.create_task(asyncio.sleep(0, 'fast'))
    for following in asyncio.as_completed([*slow, fast], timeout=0.1):
        try:
            print(await following)
        except TimeoutError as error:
            print(type(error).__name__, repr(str(error)))
    print([task.cancelling() for task in slow])
    gate.set_result(None)
    print(await asyncio.gather(*slow))
    for following in asyncio.as_completed(slow, timeout=0):
        try:
            print('done' if await following else '')
        except TimeoutError:
            print('timeout')
asyncio.run(main())
