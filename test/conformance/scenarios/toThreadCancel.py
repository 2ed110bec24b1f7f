import asyncio
import time
async def work():
    try:
        await asyncio.to_thread(time.sleep, 0.1)
    except asyncio.CancelledError as error:
        print('cancelled', error)
        raise
    finally:
        print('cleaned up')
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.02)
    print(int(task.cancel('enough')))
    try:
        await task
    except asyncio.CancelledError as error:
        print('main saw', error)
    print(int(task.cancelled()), await asyncio.to_thread(str, 'next'))
asyncio.run(main())
