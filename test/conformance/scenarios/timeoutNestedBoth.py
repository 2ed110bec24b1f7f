import asyncio
async def main():
    task = asyncio.current_task()
    when = asyncio.get_running_loop().time() + 0.005
    try:
        async with asyncio.timeout_at(when) as outer:
            try:
                async with asyncio.timeout_at(when) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print('inner timeout', task.cancelling())
            except asyncio.CancelledError:
                print('inner cancelled', task.cancelling())
                raise
            await asyncio.sleep(1)
            print('never')
    except TimeoutError:
        print('outer timeout', int(inner.expired()), int(outer.expired()), task.cancelling())
asyncio.run(main())
