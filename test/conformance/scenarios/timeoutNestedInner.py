import asyncio
async def main():
    task = asyncio.current_task()
    async with asyncio.timeout(1) as outer:
        try:
            async with asyncio.timeout(0.005) as inner:
                await asyncio.sleep(10)
        except TimeoutError:
            print('inner', int(inner.expired()), int(outer.expired()), task.cancelling())
        await asyncio.sleep(0.001)
        print('outer goes on')
    print(outer, inner, task.cancelling())
asyncio.run(main())
