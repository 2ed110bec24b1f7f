import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for delay in (1, None):
        async with asyncio.timeout(delay) as deadline:
            print(int(deadline.when() is None), int(delay is None or deadline.when() > loop.time()))
            await asyncio.sleep(0.001)
        print(int(deadline.expired()), deadline)
    async with asyncio.timeout_at(loop.time() + 1) as deadline:
        await asyncio.sleep(0.001)
    print(int(deadline.expired()))
    try:
        async with asyncio.timeout(1) as deadline:
            raise ValueError('broken')
    except ValueError as error:
        print(error, deadline)
asyncio.run(main())
