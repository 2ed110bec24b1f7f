import asyncio
lock = asyncio.Lock()
async def work():
    async with lock:
        try:
            await asyncio.sleep(60)
        finally:
            print('finally', int(lock.locked()))
            await asyncio.sleep(0)
            print('after an await', int(lock.locked()))
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    async with lock:
        print('main has it', int(task.done()))
    await asyncio.sleep(0)
    print(int(task.cancelled()))
asyncio.run(main())
