"""`return` in a finally block throws the CancelledError away."""
import asyncio


async def download(parts):
    try:
        while True:
            await asyncio.sleep(0.02)  # cancel-swallowed
            parts.append(1)
    finally:
        return len(parts)


async def main():
    task = asyncio.ensure_future(download([]))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    print(task.result() > 0)


asyncio.run(main())
