import asyncio
async def other():
    print('other')
async def main():
    lock = asyncio.Lock()
    asyncio.create_task(other())
    print(int(await lock.acquire()), int(lock.locked()))
    print('no turn of the loop')
    lock.release()
    print(int(lock.locked()))
    await asyncio.sleep(0)
asyncio.run(main())
