# since 3.12
import asyncio
async def work():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('cancelled', task.cancelling())
        try:
            async with asyncio.timeout(0.005):
                await asyncio.sleep(1)
        except TimeoutError:
            print('the cleanup took too long', task.cancelling())
        raise
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError as error:
        print(error, int(task.cancelled()))
asyncio.run(main())
