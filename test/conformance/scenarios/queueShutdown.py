# since 3.13
import asyncio
async def consume(queue, name):
    try:
        while True:
            print(name, await queue.get())
    except asyncio.QueueShutDown as error:
        print(name, type(error).__name__, f'[{error}]')
async def main():
    queue = asyncio.Queue()
    for item in range(3):
        queue.put_nowait(item)
    queue.shutdown()
    for put in (lambda: queue.put(3), lambda: asyncio.sleep(0, queue.put_nowait(4))):
        try:
            await put()
        except asyncio.QueueShutDown as error:
            print('put', type(error).__name__)
    await asyncio.gather(consume(queue, 'a'), consume(queue, 'b'))
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        print('get_nowait')
    queue.shutdown()
asyncio.run(main())
