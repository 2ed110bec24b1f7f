import asyncio
async def work(condition, name):
    async with condition:
        await condition.wait()
        print(name)
async def main():
    lock = asyncio.Lock()
    full, empty = asyncio.Condition(lock), asyncio.Condition(lock)
    asyncio.create_task(work(full, 'full'))
    asyncio.create_task(work(empty, 'empty'))
    await asyncio.sleep(0)
    async with lock:
        print(int(full.locked()), int(empty.locked()))
        empty.notify_all()
    for _ in range(3):
        await asyncio.sleep(0)
    async with empty:
        full.notify_all()
    for _ in range(3):
        await asyncio.sleep(0)
    print(int(lock.locked()))
asyncio.run(main())
