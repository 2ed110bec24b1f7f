import asyncio
async def work(semaphore, name):
    print(name, int(await semaphore.acquire()))
    await asyncio.sleep(0)
    print(name, 'out')
    semaphore.release()
async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*[work(semaphore, name) for name in 'abcde'])
    print(int(semaphore.locked()))
asyncio.run(main())
