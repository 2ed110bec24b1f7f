"""Consumers of a queue are never told to stop; the program leaves them in the middle."""
import asyncio

consumers = []


async def consume(queue, seen):
    while True:
        seen.append(await queue.get())
        await asyncio.sleep(0.01)


async def main(seen):
    queue = asyncio.Queue()
    for _ in range(3):
        consumers.append(asyncio.ensure_future(consume(queue, seen)))  # pending-at-exit
    for item in range(6):
        await queue.put(item)
    await asyncio.sleep(0.1)


seen = []
loop = asyncio.new_event_loop()
loop.run_until_complete(main(seen))
loop.close()
print(len(seen))
