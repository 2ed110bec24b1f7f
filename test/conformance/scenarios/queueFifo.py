import asyncio
async def consume(queue, name):
    while True:
        item = await queue.get()
        print(name, item)
        if item == 5:
            return
async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(consume(queue, name)) for name in 'ab']
    await asyncio.sleep(0)
    for item in range(6):
        await queue.put(item)
        print('put', item, queue.qsize(), int(queue.empty()), int(queue.full()))
        if item % 2:
            await asyncio.sleep(0)
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(queue.maxsize)
asyncio.run(main())
