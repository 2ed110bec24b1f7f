# until 3.13
import asyncio
import os.path
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, os.path.basename, '/tmp/a'))
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, os.path.basename, f'/tmp/{name}') for name in 'bcd']
        print(int(futures[0].done()), await asyncio.gather(*futures) == ['b', 'c', 'd'])
        print(int(futures[0].done()), futures[0].result())
    print(await asyncio.to_thread(os.path.join, 'x', 'y'))
asyncio.run(main())
