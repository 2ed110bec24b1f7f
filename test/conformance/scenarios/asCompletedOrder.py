import asyncio
async def work(delay, result):
    await asyncio.sleep(delay)
    return result
async def main():
    coroutines = [work(0.03, 'c'), work(0.001, 'a'), work(0.015, 'b')]
    for following in asyncio.as_completed(coroutines):
        print(await following)
    task = asyncio.create_task(work(0.001, 'task'))
    done = asyncio.get_running_loop().create_future()
    done.set_result('done')
    for following in asyncio.as_completed([task, done, task]):
        print(await following)
    for following in asyncio.as_completed([]):
        print('never')
asyncio.run(main())
