import asyncio
async def work(condition, name):
    async with condition:
        print(name, int(await condition.wait()), int(condition.locked()))
async def main():
    condition = asyncio.Condition()
    for name in 'abcde':
        asyncio.create_task(work(condition, name))
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        print('notified one')
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with condition:
        condition.notify(2)
        print('notified two')
    for _ in range(3):
        await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
        print('notified all')
    for _ in range(3):
        await asyncio.sleep(0)
    print(int(condition.locked()))
asyncio.run(main())
