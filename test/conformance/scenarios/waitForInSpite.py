import asyncio
async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return 'a result all the same'
async def failing():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise ValueError('broken on the way out') from None
async def main():
    for timeout in (0.005, 0):
        for work in (stubborn, failing):
            task = asyncio.create_task(work())
            await asyncio.sleep(0)
            try:
                print(await asyncio.wait_for(task, timeout))
            except ValueError as error:
                print(error)
    try:
        print(await asyncio.wait_for(stubborn(), 0.005))
    except TimeoutError:
        print('timeout')
    print(asyncio.current_task().cancelling())
asyncio.run(main())
