import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
def work(name):
    time.sleep(0.05)
    return name
async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=1)
    first, second = [loop.run_in_executor(pool, work, name) for name in ('first', 'second')]
    await asyncio.sleep(0.02)
    pool.shutdown(wait=False, cancel_futures=True)
    try:
        await second
    except asyncio.CancelledError:
        print('second cancelled', int(first.done()))
    print(await first)
asyncio.run(main())
