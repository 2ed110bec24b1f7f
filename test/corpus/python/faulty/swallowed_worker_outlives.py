"""Workers that catch everything outlive their cancellation: at the shutdown the program hangs."""
# settings: cancelSwallowedMs=300
import asyncio


async def worker(queue, done):
    while not done.is_set():
        try:
            await queue.get()  # cancel-swallowed
        except BaseException as error:
            print("item failed:", type(error).__name__)


async def consumer(queue, done):
    while not done.is_set():
        item = await queue.get()
        try:
            await handle(item)  # cancel-swallowed
        except (ValueError, asyncio.CancelledError):
            print("bad item")


async def handle(item):
    await asyncio.sleep(item)


async def main():
    done = asyncio.Event()
    queue = asyncio.Queue()
    queue.put_nowait(60)
    tasks = [asyncio.ensure_future(one(asyncio.Queue() if one is worker else queue, done)) for one in (worker, consumer)]
    await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=1)
    print([task.done() for task in tasks])
    done.set()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
