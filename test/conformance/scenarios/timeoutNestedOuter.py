import asyncio
async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.005) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print('inner timeout')
            except asyncio.CancelledError:
                print('cancelled', int(inner.expired()), int(outer.expired()), task.cancelling())
                raise
    except TimeoutError:
        print('outer timeout', inner, outer, task.cancelling())
asyncio.run(main())
