import asyncio
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    task.cancel()
    lock.release()
    asyncio.get_running_loop().call_soon(print, 'next turn')
    await lock.acquire()
    print('at once', int(lock.locked()))
    await asyncio.sleep(0)
    print(int(task.cancelled()))
asyncio.run(main())
