import asyncio
async def work(semaphore, name):
    await semaphore.acquire()
    print(name)
async def main():
    semaphore = asyncio.Semaphore(0)
    task = asyncio.create_task(work(semaphore, 'waited'))
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    print(int(semaphore.locked()))
    await semaphore.acquire()
    print('came later')
    await task
asyncio.run(main())
