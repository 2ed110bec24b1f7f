import asyncio
async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.005) as deadline:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError('broken on the way out')
    except ValueError as error:
        print(error, int(deadline.expired()), task.cancelling())
    async with asyncio.timeout(0.005) as deadline:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print('swallowed')
    print(int(deadline.expired()), task.cancelling())
    try:
        async with asyncio.timeout(0.005) as deadline:
            try:
                await asyncio.sleep(1)
            finally:
                await asyncio.sleep(0.005)
                print('cleaned up')
    except TimeoutError:
        print('timeout', task.cancelling())
asyncio.run(main())
