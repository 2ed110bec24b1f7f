import asyncio
async def work(name, delay):
    await asyncio.sleep(delay)
    print(name)
async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('stays')
    return 'stubborn'
async def fail():
    raise ValueError('broken')
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work('sibling', 0.2))
        child = group.create_task(work('never', 1))
        await asyncio.sleep(0)
        child.cancel('only this one')
        try:
            await child
        except asyncio.CancelledError as error:
            print('child:', error)
    print(int(child.cancelled()))
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(stubborn())
            await asyncio.sleep(0)
            group.create_task(fail())
    except ExceptionGroup as error:
        print(error, task.result(), task.cancelling())
asyncio.run(main())
