import asyncio
import re
async def main():
    def show(semaphore):
        print(re.sub('asyncio.locks.| object at 0x[0-9a-f]+', '', repr(semaphore)))
    semaphore = asyncio.Semaphore(2)
    show(semaphore)
    await semaphore.acquire()
    await semaphore.acquire()
    show(semaphore)
    tasks = [asyncio.create_task(semaphore.acquire()) for _ in range(2)]
    await asyncio.sleep(0)
    show(semaphore)
    tasks[0].cancel()
    for _ in range(3):
        semaphore.release()
    show(semaphore)
    await asyncio.sleep(0)
    show(semaphore)
    show(asyncio.BoundedSemaphore())
asyncio.run(main())
