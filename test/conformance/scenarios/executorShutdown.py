import asyncio
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=1)
    print(await loop.run_in_executor(pool, str, 1))
    pool.shutdown()
    pool.shutdown()
    try:
        loop.run_in_executor(pool, str, 2)
    except RuntimeError as error:
        print(error)
    print(await loop.run_in_executor(None, str, 3))
    await loop.shutdown_default_executor()
    await loop.shutdown_default_executor()
    try:
        loop.run_in_executor(None, str, 4)
    except RuntimeError as error:
        print(error)
    try:
        await asyncio.to_thread(str, 5)
    except RuntimeError as error:
        print(error)
asyncio.run(main())
