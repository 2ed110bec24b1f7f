# settings: executorSaturatedMs=500
"""An executor has more jobs than threads for a short time, and works them off."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(4) as pool:
        jobs = [loop.run_in_executor(pool, time.sleep, 0.01) for _ in range(40)]
        await asyncio.gather(*jobs)
        print(len(jobs))


asyncio.run(main())
