# settings: stuckTaskMs=500
"""Nine of ten replicas have acknowledged at the same line; the tenth's acknowledgement was lost."""
import asyncio


async def replicate(number, acknowledged):
    await acknowledged[number]  # stuck-task


async def main():
    loop = asyncio.get_running_loop()
    acknowledged = [loop.create_future() for _ in range(10)]
    tasks = [asyncio.ensure_future(replicate(number, acknowledged)) for number in range(10)]
    for number in range(9):
        loop.call_later(0.15 + 0.005 * number, acknowledged[number].set_result, None)
    done, pending = await asyncio.wait(tasks, timeout=3.5)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)


asyncio.run(main())
