# settings: executorSaturatedMs=250
"""All threads of a small pool sit in long polls, and a short job waits behind them."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def long_poll():
    time.sleep(1.3)


def short():
    return "short"


async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(2)  # executor-saturated
    polls = [loop.run_in_executor(pool, long_poll) for _ in range(2)]
    print(await loop.run_in_executor(pool, short))
    await asyncio.gather(*polls)
    pool.shutdown()


asyncio.run(main())
