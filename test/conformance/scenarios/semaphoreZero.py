import asyncio
async def work(semaphore):
    await semaphore.acquire()
    print('acquired')
async def main():
    semaphore = asyncio.Semaphore(0)
    print(int(semaphore.locked()))
    task = asyncio.create_task(work(semaphore))
    await asyncio.sleep(0)
    print(int(task.done()))
    semaphore.release()
    await task
    semaphore.release()
    semaphore.release()
    print(int(semaphore.locked()))
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
asyncio.run(main())
