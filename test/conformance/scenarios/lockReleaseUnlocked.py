import asyncio
async def main():
    lock = asyncio.Lock()
    for _ in range(2):
        try:
            lock.release()
        except RuntimeError as error:
            print(error)
        await lock.acquire()
        lock.release()
    try:
        async with lock:
            lock.release()
    except RuntimeError as error:
        print('with:', error)
asyncio.run(main())
