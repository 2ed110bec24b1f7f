import asyncio
lock = asyncio.Lock()
async def work(name):
    async with lock:
        print(name, 'in', int(lock.locked()))
        await asyncio.sleep(0)
        if name == 'b':
            raise KeyError(name)
        print(name, 'out')
async def main():
    tasks = [asyncio.create_task(work(name)) for name in 'abc']
    for task in tasks:
        try:
            await task
        except KeyError as error:
            print('failed', *error.args)
    print(int(lock.locked()))
asyncio.run(main())
