import asyncio
import re
async def main():
    barrier = asyncio.Barrier(2)
    def show():
        print(re.sub('asyncio.locks.| object at 0x[0-9a-f]+', '', repr(barrier)))
    async def work():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError:
            pass
    show()
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    show()
    await barrier.wait()
    show()
    await task
    show()
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    await barrier.reset()
    show()
    await task
    await barrier.abort()
    show()
asyncio.run(main())
