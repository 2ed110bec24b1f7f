"""A worker of the pool dies of one bad item; the queue goes on with fewer workers, silently."""
import asyncio


async def worker(queue, results):
    while True:
        item = await queue.get()
        if item is None:
            break
        results.append(10 // item)
        await asyncio.sleep(0)


async def main():
    queue, results = asyncio.Queue(), []
    for item in (5, 0, 2, 1, None, None):
        queue.put_nowait(item)
    for _ in range(2):
        asyncio.ensure_future(worker(queue, results))  # exception-never-retrieved
    await asyncio.sleep(0.1)
    print(results)


asyncio.run(main())
