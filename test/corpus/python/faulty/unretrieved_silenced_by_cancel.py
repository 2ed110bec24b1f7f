"""A worker dies of a bad item, and cancel() at shutdown silences asyncio's own complaint."""
import asyncio


async def worker(queue, results):
    while True:
        item = await queue.get()
        results.append(10 // item)
        queue.task_done()


async def main():
    queue, results = asyncio.Queue(), []
    for item in (5, 0, 2, 1):
        queue.put_nowait(item)
    workers = [
        asyncio.ensure_future(worker(queue, results))  # exception-never-retrieved
        for _ in range(2)
    ]
    await asyncio.sleep(0.1)
    print(results)
    for one in workers:
        one.cancel()


asyncio.run(main())
