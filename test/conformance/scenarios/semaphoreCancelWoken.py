import asyncio
async def work(semaphore, name):
    try:
        await semaphore.acquire()
        print(name)
    except asyncio.CancelledError:
        print(name, 'cancelled')
async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(work(semaphore, name)) for name in 'abcd']
    await asyncio.sleep(0)
    tasks[1].cancel()
    semaphore.release()
    semaphore.release()
    tasks[0].cancel()
    for turn in range(3):
        print('turn', turn, int(semaphore.locked()))
        await asyncio.sleep(0)
    print([int(task.done()) for task in tasks], int(semaphore.locked()))
asyncio.run(main())
