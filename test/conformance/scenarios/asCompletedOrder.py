import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def work(count, result):
    await turns(count)
    return result
async def main():
    coroutines = [work(8, 'c'), work(1, 'a'), work(4, 'b')]
    for following in asyncio.as_completed(coroutines):
        print(await following)
    task = asyncio.create_task(work(1, 'task'))
    done = asyncio.get_running_loop().create_future()
    done.set_result('done')
    for following in asyncio.as_completed([task, done, task]):
        print(await following)
    for following in asyncio.as_completed([]):
        print('never')
asyncio.run(main())
