import asyncio
async def work(delay, result):
    await asyncio.sleep(delay)
    return result
async def main():
    print(await asyncio.wait_for(work(0.001, 'coroutine'), 1))
    print(await asyncio.wait_for(work(0.001, 'unlimited'), None))
    print(await asyncio.wait_for(asyncio.create_task(work(0.001, 'task')), 1))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 'future')
    print(await asyncio.wait_for(future, 1))
    print(await asyncio.wait_for(future, 0), await asyncio.wait_for(future, -1))
    task = asyncio.create_task(asyncio.wait_for(work(0.001, 'in a task'), 1))
    print(await task)
asyncio.run(main())
