import asyncio
async def work(group, depth):
    await asyncio.sleep(0.001)
    print('depth', depth)
    if depth < 3:
        group.create_task(work(group, depth + 1))
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(group, 1))
        print('body ends')
    print('group ends')
asyncio.run(main())
