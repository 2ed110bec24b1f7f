import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def work():
    await turns(10)
    print('work ends')
async def waiter(tasks):
    try:
        await asyncio.wait(tasks, timeout=1)
    except asyncio.CancelledError as error:
        print('waiter:', error)
        raise
async def main():
    tasks = [asyncio.create_task(work()) for _ in range(2)]
    outer = asyncio.create_task(waiter(tasks))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel('enough')
    done, pending = await asyncio.wait([outer])
    print(int(outer.cancelled()), [task.cancelling() for task in tasks])
    await asyncio.wait(tasks)
asyncio.run(main())
