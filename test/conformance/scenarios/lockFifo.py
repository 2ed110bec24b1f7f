import asyncio
async def work(lock, name):
    async with lock:
        print(name, 'in')
        await asyncio.sleep(0)
        print(name, 'out')
async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(work(lock, name)) for name in 'abc']
    await asyncio.gather(*tasks)
    print(int(lock.locked()))
asyncio.run(main())
