import asyncio
async def main():
    queue = asyncio.PriorityQueue()
    for item in [(2, 'b'), (1, 'z'), (2, 'a'), (1,), (0, 'x', 3), (0, 'x', 2)]:
        queue.put_nowait(item)
    while not queue.empty():
        print(*await queue.get())
    names = asyncio.PriorityQueue(maxsize=3)
    for name in ('pear', 'apple', 'fig'):
        names.put_nowait(name)
    try:
        names.put_nowait('plum')
    except asyncio.QueueFull:
        print('full')
    waits = asyncio.create_task(names.put('banana'))
    await asyncio.sleep(0)
    while not names.empty():
        print(await names.get())
        await asyncio.sleep(0)
    print(int(waits.done()))
asyncio.run(main())
