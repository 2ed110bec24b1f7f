import asyncio
async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError('broken')
async def main():
    fine, cancelled = (asyncio.create_task(asyncio.sleep(n)) for n in (0.001, 1))
    broken, slow = asyncio.create_task(fail(0.01)), asyncio.create_task(asyncio.sleep(1))
    asyncio.get_running_loop().call_later(0.005, cancelled.cancel)
    tasks = [fine, cancelled, broken, slow]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([int(task in done) for task in tasks], broken.exception())
    tasks = [asyncio.create_task(asyncio.sleep(0.001)) for _ in range(2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
asyncio.run(main())
