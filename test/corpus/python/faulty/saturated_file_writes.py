# settings: executorSaturatedMs=250
"""Every line of a log is written in a job of its own, by one thread that cannot keep up."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def write(line):
    time.sleep(0.05)


async def log(pool, line):
    await asyncio.get_running_loop().run_in_executor(pool, write, line)


async def main():
    pool = ThreadPoolExecutor(max_workers=1)  # executor-saturated
    writes = []
    for number in range(120):
        writes.append(asyncio.ensure_future(log(pool, number)))
        await asyncio.sleep(0.01)
    print(sum(write.done() for write in writes) < 60)
    for write in writes:
        write.cancel()
    await asyncio.wait(writes)
    pool.shutdown()


asyncio.run(main())
