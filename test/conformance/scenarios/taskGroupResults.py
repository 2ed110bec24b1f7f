import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def work(n, count):
    print('starts', n)
    await turns(count)
    print('ends', n)
    return n * n
async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work(1, 5), name='one')
        second = group.create_task(work(2, 2))
        print('body ends', first.get_name(), group)
    print(first.result(), second.result(), group)
    async with asyncio.TaskGroup() as group:
        print('empty', group)
    print(group)
asyncio.run(main())
