# since 3.11
# settings: stuckTaskMs=500
"""A barrier of one phase for three parties, of which one has failed, and its caller waits for all of them."""
import asyncio


async def phase(barrier, number):
    if number == 2:
        return
    await barrier.wait()  # stuck-task


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.ensure_future(phase(barrier, number)) for number in range(3)]
    asyncio.get_running_loop().call_later(1.5, lambda: [task.cancel() for task in tasks])
    await asyncio.wait(tasks)
    print([task.cancelled() for task in tasks])


asyncio.run(main())
