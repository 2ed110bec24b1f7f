import asyncio
async def main():
    queue = asyncio.Queue(maxsize=1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__, f'[{error}]')
    queue.put_nowait('item')
    try:
        queue.put_nowait('more')
    except asyncio.QueueFull as error:
        print(type(error).__name__, f'[{error}]')
    print(queue.get_nowait(), queue.qsize())
    unbounded = asyncio.Queue(-1)
    for item in range(3):
        unbounded.put_nowait(item)
    print(unbounded.maxsize, int(unbounded.full()), unbounded.qsize())
asyncio.run(main())
