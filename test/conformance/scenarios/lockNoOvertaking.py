import asyncio
async def work(lock, name):
    await lock.acquire()
    print(name)
    lock.release()
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(work(lock, 'waited'))
    await asyncio.sleep(0)
    lock.release()
    print(int(lock.locked()))
    await lock.acquire()
    print('came later')
    lock.release()
    await task
asyncio.run(main())
