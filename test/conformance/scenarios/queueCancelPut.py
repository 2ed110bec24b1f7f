import asyncio
async def work(queue, item):
    try:
        await queue.put(item)
        print('put', item)
    except asyncio.CancelledError as error:
        print(item, 'cancelled', *error.args)
async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait('first')
    tasks = [asyncio.create_task(work(queue, item)) for item in 'abc']
    await asyncio.sleep(0)
    tasks[0].cancel('waits')
    print(queue.get_nowait())
    tasks[1].cancel('woken')
    for turn in range(3):
        print('turn', turn, queue.qsize())
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    print(await queue.get(), int(queue.empty()))
asyncio.run(main())
