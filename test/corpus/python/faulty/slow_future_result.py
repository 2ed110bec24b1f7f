"""A job of the pool is awaited with result() instead of wrap_future."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def render():
    time.sleep(0.3)
    return "page"


async def main():
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(render)
        await asyncio.sleep(0)
        print(page.result())  # slow-callback


asyncio.run(main())
