# settings: deadlockMs=500, stuckTaskMs=500
"""Consumers that wait for work for long are idle, not stuck."""
import asyncio


async def consume(queue, seen):
    while True:
        seen.append(await queue.get())


async def main():
    queue, seen = asyncio.Queue(), []
    consumers = [asyncio.ensure_future(consume(queue, seen)) for _ in range(8)]
    queue.put_nowait(1)
    await asyncio.sleep(1.5)
    queue.put_nowait(2)
    await asyncio.sleep(0.01)
    print(seen)
    for one in consumers:
        one.cancel()
    await asyncio.wait(consumers)


asyncio.run(main())
