"""Tasks that take their time to end once they are cancelled, in loops too: nothing was swallowed."""
# settings: cancelSwallowedMs=200
import asyncio


async def drain(queue):
    while True:
        try:
            await queue.get()
        except asyncio.CancelledError:
            for _ in range(5):
                await asyncio.sleep(0.1)
            raise


async def flush(queue):
    try:
        while True:
            await queue.get()
    finally:
        await asyncio.sleep(0.6)


async def polled(queue):
    while True:
        try:
            await asyncio.wait_for(queue.get(), 0.05)
        except asyncio.TimeoutError:
            pass


async def holding(lock):
    async with lock:
        await asyncio.sleep(0.7)


async def notified(condition):
    async with condition:
        while True:
            await condition.wait()


async def main():
    queue = asyncio.Queue()
    lock = asyncio.Lock()
    condition = asyncio.Condition(lock)
    tasks = [asyncio.ensure_future(one) for one in (drain(queue), flush(queue), polled(queue), notified(condition))]
    await asyncio.sleep(0.05)
    holder = asyncio.ensure_future(holding(lock))
    await asyncio.sleep(0.05)
    for _ in range(2):  # the second time as it waits for its lock
        tasks[-1].cancel()
        await asyncio.sleep(0.05)
    for task in tasks[:-1]:
        task.cancel()
    await asyncio.wait([*tasks, holder])
    print([task.cancelled() for task in tasks])


asyncio.run(main())
