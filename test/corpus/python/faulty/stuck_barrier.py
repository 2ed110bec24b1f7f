# since 3.11
# settings: stuckTaskMs=500
"""A barrier for three parties, of which one failed before it got there."""
import asyncio


async def phase(barrier, number):
    if number == 2:
        return
    await barrier.wait()  # stuck-task


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.ensure_future(phase(barrier, number)) for number in range(3)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)


asyncio.run(main())
