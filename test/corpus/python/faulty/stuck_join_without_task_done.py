# settings: stuckTaskMs=500
"""queue.join() waits for ever, since one path of the worker leaves task_done() out."""
import asyncio


async def worker(queue):
    while True:
        item = await queue.get()
        if item is None:
            return
        if item == 2:
            continue
        queue.task_done()


async def drain(queue):
    await queue.join()  # stuck-task


async def main():
    queue = asyncio.Queue()
    working = asyncio.ensure_future(worker(queue))
    for item in (1, 2, 3):
        queue.put_nowait(item)
    draining = asyncio.ensure_future(drain(queue))
    await asyncio.wait([draining], timeout=1.5)
    print(draining.done())
    draining.cancel()
    queue.put_nowait(None)
    await asyncio.wait([draining, working])


asyncio.run(main())
