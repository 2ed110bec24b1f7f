"""A semaphore lets ten of two hundred jobs through at a time."""
import asyncio


async def job(limit, done):
    async with limit:
        await asyncio.sleep(0.01)
        done.append(1)


async def main():
    limit, done = asyncio.BoundedSemaphore(10), []
    await asyncio.gather(*(job(limit, done) for _ in range(200)))
    print(len(done))


asyncio.run(main())
