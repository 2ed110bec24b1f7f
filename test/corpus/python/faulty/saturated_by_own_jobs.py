# settings: executorSaturatedMs=250
"""Jobs of a pool wait for other jobs of the same pool, which find no thread."""
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime


def outer(pool, all_started):
    all_started.wait()
    inner = pool.submit(len, "abc")
    try:
        return inner.result(1.2)
    except NotInTime:
        return "no thread"
    finally:
        inner.cancel()
        all_started.wait()


async def main():
    pool = ThreadPoolExecutor(2)  # executor-saturated
    loop = asyncio.get_running_loop()
    all_started = threading.Barrier(2)
    jobs = [loop.run_in_executor(pool, outer, pool, all_started) for _ in range(2)]
    print(await asyncio.gather(*jobs))
    pool.shutdown()


asyncio.run(main())
