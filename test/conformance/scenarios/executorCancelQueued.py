import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
def work(name):
    time.sleep(0.03)
    return name
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        jobs = [loop.run_in_executor(pool, work, name) for name in 'abc']
        for job in jobs:
            job.add_done_callback(lambda done: print('done', 'cancelled' if done.cancelled() else done.result()))
        print(int(jobs[1].cancel()), int(jobs[1].cancel()))
        print(await jobs[2])
        try:
            await jobs[1]
        except asyncio.CancelledError:
            print('cancelled')
asyncio.run(main())
