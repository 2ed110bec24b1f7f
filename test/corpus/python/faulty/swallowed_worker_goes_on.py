"""A worker takes a cancellation for a failed item and goes on: the pool can't be shut down."""
import asyncio


async def worker(queue):
    done = 0
    while not queue.empty():
        queue.get_nowait()
        try:
            await asyncio.sleep(0.03)  # cancel-swallowed
            done += 1
        except asyncio.CancelledError:
            print("item failed")
    return done


async def main():
    queue = asyncio.Queue()
    for item in range(5):
        queue.put_nowait(item)
    task = asyncio.ensure_future(worker(queue))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    print(task.result())


asyncio.run(main())
