import asyncio
import re
async def main():
    condition = asyncio.Condition()
    def show():
        print(re.sub('asyncio.locks.| object at 0x[0-9a-f]+', '', repr(condition)))
    async def work():
        async with condition:
            await condition.wait()
    show()
    tasks = [asyncio.create_task(work()) for _ in range(2)]
    await asyncio.sleep(0)
    show()
    async with condition:
        condition.notify()
        show()
    for _ in range(3):
        await asyncio.sleep(0)
    show()
    tasks[1].cancel()
asyncio.run(main())
