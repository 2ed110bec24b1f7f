"""Workers of a queue are cancelled at the end and awaited."""
import asyncio


async def worker(queue, done):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.001)
        done.append(item)
        queue.task_done()


async def main():
    queue, done = asyncio.Queue(), []
    workers = [asyncio.ensure_future(worker(queue, done)) for _ in range(5)]
    for item in range(100):
        queue.put_nowait(item)
    await queue.join()
    for one in workers:
        one.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(len(done))


asyncio.run(main())
