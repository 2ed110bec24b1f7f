import asyncio
async def work(lock, name):
    try:
        async with lock:
            print(name, 'has it')
    except asyncio.CancelledError:
        print(name, 'cancelled', int(lock.locked()))
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(work(lock, 'first'))
    second = asyncio.create_task(work(lock, 'second'))
    await asyncio.sleep(0)
    lock.release()
    first.cancel()
    await asyncio.gather(first, second)
asyncio.run(main())
