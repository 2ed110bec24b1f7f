import asyncio
async def work(condition, seen):
    def predicate():
        if seen:
            raise ValueError('broken')
    try:
        async with condition:
            await condition.wait_for(predicate)
    except ValueError as error:
        print(error, int(condition.locked()))
async def main():
    condition = asyncio.Condition()
    seen = []
    task = asyncio.create_task(work(condition, seen))
    await asyncio.sleep(0)
    async with condition:
        seen.append(1)
        condition.notify()
    await task
    print(int(condition.locked()))
asyncio.run(main())
