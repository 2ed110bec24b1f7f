import asyncio
async def work(gate):
    await gate
    return 'done after all'
async def main():
    gate = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work(gate))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.005)
    except TimeoutError:
        print('timeout', int(task.done()), task.cancelling())
    gate.set_result(None)
    print(await task)
    children = [asyncio.create_task(asyncio.sleep(1, n)) for n in (1, 2)]
    try:
        await asyncio.wait_for(asyncio.gather(*children), 0.005)
    except TimeoutError:
        print([int(child.cancelled()) for child in children])
asyncio.run(main())
