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
    tasks = [asyncio.create_task(work(queue, item)) for item in 'ab']
    await asyncio.sleep(0)
    print(queue.get_nowait())
    queue.put_nowait('quick')
    await asyncio.sleep(0)
    tasks[0].cancel('waits again')
    print(queue.get_nowait())
    await asyncio.gather(*tasks)
    print(queue.get_nowait())
asyncio.run(main())
