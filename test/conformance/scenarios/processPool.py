import asyncio
import os.path
from concurrent.futures import ProcessPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(await loop.run_in_executor(pool, os.path.basename, '/tmp/a'))
        try:
            await loop.run_in_executor(pool, os.path.basename, 1)
        except TypeError:
            print('TypeError')
        print(int(await loop.run_in_executor(pool, os.getpid) != os.getpid()))
if __name__ == '__main__':
    asyncio.run(main())
