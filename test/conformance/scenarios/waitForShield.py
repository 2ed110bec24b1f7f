import asyncio
async def work():
    await asyncio.sleep(0.02)
    return 'done after all'
async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.005)
    except TimeoutError:
        print('timeout', int(task.done()), task.cancelling())
    print(await task)
    children = [asyncio.create_task(asyncio.sleep(0.02, n)) for n in (1, 2)]
    try:
        await asyncio.wait_for(asyncio.gather(*children), 0.005)
    except TimeoutError:
        print([int(child.cancelled()) for child in children])
asyncio.run(main())
