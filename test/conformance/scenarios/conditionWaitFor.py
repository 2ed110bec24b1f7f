import asyncio
async def main():
    condition = asyncio.Condition()
    items = []
    async def consume():
        async with condition:
            def enough():
                print('looks at', len(items))
                return len(items) if len(items) > 1 else 0
            print('got', await condition.wait_for(enough))
    task = asyncio.create_task(consume())
    for item in range(3):
        await asyncio.sleep(0)
        async with condition:
            items.append(item)
            condition.notify()
    await task
asyncio.run(main())
