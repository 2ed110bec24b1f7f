import asyncio
import re
async def hold(lock):
    await lock.acquire()
async def contend(lock):
    await lock.acquire()
    task = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    task.cancel()
    lock.release()
async def wait(lock):
    await hold(lock)
    print('free: any loop will do')
    try:
        await lock.acquire()
    except RuntimeError as error:
        print(re.sub('asyncio.locks.| object at 0x[0-9a-f]+', '', str(error)))
lock = asyncio.Lock()
asyncio.run(contend(lock))
asyncio.run(wait(lock))
