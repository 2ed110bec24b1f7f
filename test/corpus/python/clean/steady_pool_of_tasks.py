# settings: taskLeakMs=1000, taskLeakTasks=50, stuckTaskMs=500
"""A thousand connections are opened at the start and stay: many tasks of one line, and no leak."""
import asyncio


async def connection(closing):
    while not closing.is_set():
        try:
            await asyncio.wait_for(closing.wait(), 0.5)
        except asyncio.TimeoutError:
            pass


async def main():
    closing = asyncio.Event()
    connections = [asyncio.ensure_future(connection(closing)) for _ in range(1000)]
    await asyncio.sleep(3)
    closing.set()
    await asyncio.wait(connections)
    print(len(connections))


asyncio.run(main())
