import asyncio
async def main():
    semaphore = asyncio.BoundedSemaphore(2)
    await semaphore.acquire()
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    async with semaphore:
        async with semaphore:
            print(int(semaphore.locked()))
    print(int(semaphore.locked()))
    try:
        async with semaphore:
            semaphore.release()
    except ValueError as error:
        print('with:', error)
    try:
        asyncio.BoundedSemaphore(-2)
    except ValueError as error:
        print(error)
asyncio.run(main())
