import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def fail(count):
    await turns(count)
    raise ValueError('broken')
async def main():
    fine, cancelled = (asyncio.create_task(asyncio.sleep(n)) for n in (0, 1))
    broken, slow = asyncio.create_task(fail(8)), asyncio.create_task(asyncio.sleep(1))
    asyncio.get_running_loop().call_soon(cancelled.cancel)
    tasks = [fine, cancelled, broken, slow]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([int(task in done) for task in tasks], broken.exception())
    tasks = [asyncio.create_task(asyncio.sleep(0)) for _ in range(2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
asyncio.run(main())
