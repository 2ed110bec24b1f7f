import asyncio
async def produce(queue, name):
    for item in range(3):
        await queue.put(f'{name}{item}')
        print('put', f'{name}{item}')
async def main():
    queue = asyncio.Queue(2)
    tasks = [asyncio.create_task(produce(queue, name)) for name in 'ab']
    await asyncio.sleep(0)
    print(queue.qsize(), int(queue.full()))
    for _ in range(6):
        print('got', await queue.get())
    await asyncio.gather(*tasks)
    print(int(queue.empty()))
asyncio.run(main())
