"""A cancelled task cleans up, which takes a while, and raises the CancelledError again."""
import asyncio


async def transaction(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.05)
        log.append("rolled back")
        raise
    finally:
        log.append("closed")


async def main():
    log = []
    task = asyncio.ensure_future(transaction(log))
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.append("cancelled")
    print(log)


asyncio.run(main())
