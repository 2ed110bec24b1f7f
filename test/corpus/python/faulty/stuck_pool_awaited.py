# settings: stuckTaskMs=500
"""The permits of a pool are gone after errors, and the only caller waits for one more."""
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
    asyncio.get_running_loop().call_later(1.5, task.cancel)
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
