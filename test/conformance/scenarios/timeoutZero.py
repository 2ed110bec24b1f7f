import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for delay in (0, -1):
        async with asyncio.timeout(delay) as deadline:
            print('no await', int(deadline.expired()))
        print(int(deadline.expired()))
        try:
            async with asyncio.timeout(delay) as deadline:
                print('one turn')
                await asyncio.sleep(0)
                print('after it', int(deadline.expired()))
                await asyncio.sleep(0)
                print('never')
        except TimeoutError:
            print('timeout')
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(1)
    except TimeoutError:
        print('past')
asyncio.run(main())
