import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.set_default_executor(ProcessPoolExecutor())
    except TypeError as error:
        print(error)
    pool = ThreadPoolExecutor(max_workers=1)
    loop.set_default_executor(pool)
    print(await asyncio.to_thread(str, 1))
    await loop.shutdown_default_executor()
    try:
        pool.submit(str, 2)
    except RuntimeError as error:
        print(error)
asyncio.run(main())
