import asyncio
async def work(n, delay):
    print('starts', n)
    await asyncio.sleep(delay)
    print('ends', n)
    return n * n
async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work(1, 0.02), name='one')
        second = group.create_task(work(2, 0.01))
        print('body ends', first.get_name(), group)
    print(first.result(), second.result(), group)
    async with asyncio.TaskGroup() as group:
        print('empty', group)
    print(group)
asyncio.run(main())
