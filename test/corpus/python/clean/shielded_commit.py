"""A commit is shielded from a cancellation, and awaited all the same."""
import asyncio


async def commit(log):
    await asyncio.sleep(0.1)
    log.append("committed")


async def request(log):
    committing = asyncio.ensure_future(commit(log))
    try:
        await asyncio.shield(committing)
    except asyncio.CancelledError:
        await committing
        raise


async def main():
    log = []
    task = asyncio.ensure_future(request(log))
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    print(log, task.cancelled())


asyncio.run(main())
