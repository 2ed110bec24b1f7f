# since 3.12
import asyncio
async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.01) as deadline:
            print(int(deadline.expired()))
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError as error:
                print('body:', repr(str(error)), task.cancelling(), int(deadline.expired()), deadline)
                raise
    except TimeoutError as error:
        print(type(error).__name__, repr(str(error)), type(error.__cause__).__name__)
    print(int(deadline.expired()), deadline, task.cancelling())
    await asyncio.sleep(0)
    print('goes on')
asyncio.run(main())
