import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.005) as deadline:
        deadline.reschedule(loop.time() + 1)
        await asyncio.sleep(0.015)
        print('later')
    async with asyncio.timeout(0.005) as deadline:
        deadline.reschedule(None)
        await asyncio.sleep(0.015)
        print('never', deadline.when(), deadline)
    for when in (0.005, 0, -1):
        try:
            async with asyncio.timeout(None) as deadline:
                deadline.reschedule(loop.time() + when)
                await asyncio.sleep(1)
        except TimeoutError:
            print('sooner')
        try:
            deadline.reschedule(None)
        except RuntimeError as error:
            print(error)
    async with asyncio.timeout(None) as deadline:
        pass
    try:
        deadline.reschedule(None)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0) as deadline:
            try:
                await asyncio.sleep(1)
            finally:
                deadline.reschedule(None)
    except RuntimeError as error:
        print(error)
    print(asyncio.current_task().cancelling())
asyncio.run(main())
