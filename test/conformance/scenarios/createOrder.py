import asyncio
async def work(name):
    print(name, 'starts')
    await asyncio.sleep(0)
    print(name, 'ends')
    return name
async def main():
    tasks = [asyncio.create_task(work(name)) for name in 'abc']
    print('created')
    for task in tasks:
        print(await task)
asyncio.run(main())
