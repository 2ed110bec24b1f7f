import asyncio
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=1)
    order = []
    futures = [loop.run_in_executor(pool, str, n) for n in range(6)]
    for future in reversed(futures):
        future.add_done_callback(lambda done: order.append(done.result()))
    await futures[-1]
    await asyncio.sleep(0)
    print(*order)
    for result in pool.map(str, range(3)):
        print(result)
    pool.shutdown()
asyncio.run(main())
