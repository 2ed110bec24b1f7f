import asyncio
import re
async def main():
    lock = asyncio.Lock()
    def show():
        print(re.sub('asyncio.locks.| object at 0x[0-9a-f]+', '', repr(lock)))
    show()
    await lock.acquire()
    show()
    tasks = [asyncio.create_task(lock.acquire()) for _ in range(2)]
    await asyncio.sleep(0)
    show()
    tasks[0].cancel()
    lock.release()
    show()
    await asyncio.sleep(0)
    show()
    await tasks[1]
    show()
asyncio.run(main())
