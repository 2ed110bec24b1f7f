import asyncio
async def work(semaphore, name):
    try:
        async with semaphore:
            print(name)
            await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print(name, *error.args)
async def main():
    semaphore = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(work(semaphore, name)) for name in 'abcd']
    await asyncio.sleep(0)
    tasks[1].cancel('waits')
    tasks[2].cancel('waits too')
    await asyncio.gather(*tasks)
    print(int(semaphore.locked()))
asyncio.run(main())
