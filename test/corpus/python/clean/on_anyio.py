"""A task group and a cancel scope of anyio, where it is installed."""
import sys

try:
    import anyio
except ImportError:
    print("no anyio")
    sys.exit()


async def tick(ticks):
    while True:
        await anyio.sleep(0.01)
        ticks.append(1)


async def main():
    ticks = []
    async with anyio.create_task_group() as group:
        group.start_soon(tick, ticks)
        with anyio.move_on_after(0.1):
            await anyio.sleep(10)
        group.cancel_scope.cancel()
    print(len(ticks) > 0)


anyio.run(main)
