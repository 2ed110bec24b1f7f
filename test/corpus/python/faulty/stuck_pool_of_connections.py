# settings: stuckTaskMs=500
"""A pool's connections are not given back after an error; the third caller waits for ever."""
import asyncio


class Pool:
    def __init__(self, size):
        self.permits = asyncio.Semaphore(size)

    async def query(self, text):
        await self.permits.acquire()  # stuck-task
        if "bad" in text:
            raise ValueError(text)
        self.permits.release()
        return text


async def main():
    pool = Pool(2)
    print(await asyncio.gather(pool.query("bad 1"), pool.query("bad 2"), return_exceptions=True))
    task = asyncio.ensure_future(pool.query("good"))
    await asyncio.wait([task], timeout=1.5)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
