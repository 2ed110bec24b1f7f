import asyncio
async def work(semaphore, name):
    await semaphore.acquire()
    print(name)
async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(work(semaphore, name)) for name in 'abc']
    await asyncio.sleep(0)
    for _ in range(5):
        semaphore.release()
    late = asyncio.create_task(work(semaphore, 'late'))
    print(int(semaphore.locked()))
    await asyncio.gather(*tasks, late)
    print(int(semaphore.locked()))
asyncio.run(main())
