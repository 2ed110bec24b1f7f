# since 3.13
import asyncio
async def main():
    queue = asyncio.Queue(2)
    print(queue)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(queue)
    queue.put_nowait(1)
    print(queue)
    await getter
    for item in (2, 'three'):
        queue.put_nowait(item)
    putter = asyncio.create_task(queue.put(4))
    await asyncio.sleep(0)
    print(queue)
    putter.cancel()
    queue.shutdown()
    print(queue)
    queue.shutdown(immediate=True)
    print(queue)
    print(asyncio.PriorityQueue(), asyncio.LifoQueue(3))
asyncio.run(main())
